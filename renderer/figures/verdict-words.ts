import { lookWords } from '../captures/verdict-look.ts'
import { count } from '../format/numbers.ts'
import { type StackLook, stackOrder, type VerdictBin } from './figure-calls.ts'

export const allLooks: readonly StackLook[] = [...stackOrder, 'other']

export const stackWords: Record<StackLook, string> = {
  used: lookWords.used,
  'at-risk': lookWords['at-risk'],
  deadline: lookWords.deadline,
  fallback: lookWords.fallback,
  rejected: lookWords.rejected,
  other: 'other',
}

/** A part of a whole, in whole percent; what is there never reads as nothing. */
export const percent = (part: number, whole: number): string => {
  if (part === 0 || whole === 0) return '0 %'
  const share = (part / whole) * 100
  return share < 1 ? '<1 %' : share > 99 && part < whole ? '>99 %' : `${Math.round(share)} %`
}

const dayMs = 86_400_000
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** When a bar begins: a time of day, or a day where it stands for whole ones. */
export const binTime = (fromMs: number, binMs: number): string =>
  (binMs >= dayMs ? day : hour).format(new Date(fromMs))

const binWords: readonly (readonly [number, string])[] = [
  [60_000, 'minute'],
  [600_000, '10 minutes'],
  [3_600_000, 'hour'],
  [21_600_000, '6 hours'],
  [dayMs, 'day'],
]

/** What a bar stands for. */
export const binName = (binMs: number): string =>
  binWords.find(([ms]) => ms === binMs)?.[1] ?? `${Math.round(binMs / dayMs)} days`

export const binSentence = ({ fromMs, calls, counts }: VerdictBin, binMs: number): string => {
  const date = binMs >= dayMs ? '' : `${day.format(new Date(fromMs))}, `
  const parts = allLooks.flatMap(look => (counts[look] ? [`${counts[look]} ${stackWords[look]}`] : []))
  return `${date}${binTime(fromMs, binMs)}: ${count(calls, 'call')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`
}
