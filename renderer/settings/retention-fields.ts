import { Retention } from '../../shared/preferences.ts'

/** Units of size, as many bytes as they are. */
export const units = { MiB: 1_048_576, GiB: 1_073_741_824 } as const
export type Unit = keyof typeof units

/** What stands in the fields; empty means without a limit. */
export interface RetentionText {
  readonly captures: string
  readonly days: string
  readonly size: string
  readonly unit: Unit
}

const plainNumber = (n: number): string => String(Number(n.toFixed(2)))

export const retentionText = ({ captures, days, bytes }: Retention): RetentionText => {
  const unit: Unit = bytes === null || bytes >= units.GiB ? 'GiB' : 'MiB'
  return {
    captures: captures === null ? '' : String(captures),
    days: days === null ? '' : String(days),
    size: bytes === null ? '' : plainNumber(bytes / units[unit]),
    unit,
  }
}

/** Spaces between thousands are how we write numbers ourselves. */
const readNumber = (text: string): number | null => {
  const bare = text.replace(/[\s\u202F]/g, '').replace(',', '.')
  return bare === '' ? null : /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : Number.NaN
}

type Field = 'captures' | 'days' | 'size'

const range: Record<Field, string> = {
  captures: 'A whole number from 100 to 10 000 000, or nothing for no limit.',
  days: 'A whole number from 1 to 3 650, or nothing for no limit.',
  size: 'At least 16 MiB, or nothing for no limit.',
}

export interface ReadRetention {
  /** Null while a field makes no sense. */
  readonly retention: Retention | null
  /** What a field should hold, of those that make no sense. */
  readonly wrong: Partial<Record<Field, string>>
}

/** Reads the fields; each is held against the contract by itself, so that what is wrong is said beside it. */
export const readRetention = ({ captures, days, size, unit }: RetentionText): ReadRetention => {
  const amount = readNumber(size)
  const read = {
    captures: readNumber(captures),
    days: readNumber(days),
    bytes: amount === null ? null : Math.round(amount * units[unit]),
  }
  const { shape } = Retention
  const wrong = {
    ...(shape.captures.safeParse(read.captures).success ? {} : { captures: range.captures }),
    ...(shape.days.safeParse(read.days).success ? {} : { days: range.days }),
    ...(shape.bytes.safeParse(read.bytes).success ? {} : { size: range.size }),
  }
  return { retention: Object.keys(wrong).length === 0 ? read : null, wrong }
}
