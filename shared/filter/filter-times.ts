const units: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `500`, `500ms` or `1.5s` in milliseconds; null for anything else. */
export const durationOf = (value: string): number | null => {
  const [, amount, unit] = /^(\d+(?:\.\d+)?|\.\d+)(ms|s)?$/.exec(value) ?? []
  return amount === undefined ? null : Number(amount) * (unit === 's' ? 1_000 : 1)
}

/**
 * An instant as milliseconds since the epoch: a day or a time of day by this machine's clock, ISO 8601, or so long ago
 * (`30m`, `2h`, `7d`); null for anything else.
 */
export const instantOf = (value: string, now: number): number | null => {
  const [, amount, unit] = /^(\d{1,6})([smhd])$/.exec(value) ?? []
  if (amount !== undefined && unit !== undefined) return now - Number(amount) * (units[unit] ?? 0)
  if (/^\d{1,2}:\d\d(:\d\d)?$/.test(value)) {
    const [hours = 0, minutes = 0, seconds = 0] = value.split(':').map(Number)
    return hours < 24 && minutes < 60 && seconds < 60
      ? new Date(now).setHours(hours, minutes, seconds, 0)
      : null
  }
  if (!/^\d{4}-\d\d/.test(value)) return null
  // A day alone is one of this machine's days; as it stands it would be one of Greenwich.
  const epochMs = Date.parse(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00` : value)
  return Number.isNaN(epochMs) ? null : epochMs
}

/** `200`, `4xx` or `none` (the sender was gone) as the least and the most that fit; null for anything else. */
export const statusesOf = (value: string): { least: number; most: number } | null => {
  if (value === 'none') return { least: 0, most: 0 }
  if (/^[1-9]\d\d$/.test(value)) return { least: Number(value), most: Number(value) }
  if (!/^[1-9]xx$/.test(value)) return null
  const least = Number(value[0]) * 100
  return { least, most: least + 99 }
}
