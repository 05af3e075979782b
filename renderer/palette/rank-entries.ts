import { fuzzy } from './fuzzy.ts'
import type { PaletteEntry } from './palette-entries.ts'

/** What the kind says counts for less than the name. */
const kindShare = 0.3
const recentBonus = 12

const scoreOf = (entry: PaletteEntry, typed: string, recent: readonly string[]): number | null => {
  const byLabel = fuzzy(typed, entry.label)
  const byBoth = fuzzy(typed, `${entry.label} ${entry.kind}`)
  if (byLabel === null && byBoth === null) return null
  const at = recent.indexOf(entry.id)
  return Math.max(byLabel ?? 0, (byBoth ?? 0) * kindShare) + (at === -1 ? 0 : recentBonus - at)
}

/**
 * What fits what was typed, the best first; what was chosen lately comes before what fits alike. What cannot be done now
 * stands at the end, and only when it was asked for.
 */
export const rankEntries = (
  entries: readonly PaletteEntry[],
  typed: string,
  recent: readonly string[],
): readonly PaletteEntry[] => {
  if (typed.trim() === '') {
    const able = entries.filter(entry => entry.hindrance === null)
    const lately = recent.flatMap(id => able.filter(entry => entry.id === id))
    return [...lately, ...able.filter(entry => !lately.includes(entry))]
  }
  return entries
    .flatMap(entry => {
      const score = scoreOf(entry, typed, recent)
      return score === null ? [] : [{ entry, score: entry.hindrance === null ? score + 1_000 : score }]
    })
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry)
}
