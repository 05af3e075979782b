import { weekdays } from '../../../shared/rules/rule.ts'
import type { WallTime } from '../zone-clock.ts'
import type { CompileMatcher } from './test.ts'

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
const two = (n: number): string => String(n).padStart(2, '0')
const clockOf = ({ minutes }: WallTime): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
const dayName = (day: number): string => {
  const name = weekdays[day] ?? ''
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** "Mon–Fri", "Sat, Sun": days that follow one another by the first and the last. */
const dayWords = (days: ReadonlySet<number>): string => {
  const fromMonday = [1, 2, 3, 4, 5, 6, 0].filter(day => days.has(day))
  const runs: number[][] = []
  for (const day of fromMonday) {
    const run = runs.at(-1)
    if (run && ((run.at(-1) ?? 0) + 1) % 7 === day) run.push(day)
    else runs.push([day])
  }
  return runs
    .flatMap(run =>
      run.length > 2 ? [`${dayName(run[0] ?? 0)}–${dayName(run.at(-1) ?? 0)}`] : run.map(dayName),
    )
    .join(', ')
}

/**
 * A window of the clock on the wall there. One that ends at or before its beginning goes on over midnight, and belongs
 * to the day on which it began.
 */
export const time: CompileMatcher<'time'> = (matcher, { zoneClock }) => {
  const from = minutesOf(matcher.from)
  const until = minutesOf(matcher.until)
  const days = matcher.days && new Set<number>(matcher.days.map(day => weekdays.indexOf(day)))
  const clock = zoneClock(matcher.zone)
  /** The day on which the window that it is in began; null outside. */
  const beganOn = ({ weekday, minutes }: WallTime): number | null => {
    if (from < until) return minutes >= from && minutes < until ? weekday : null
    if (minutes >= from) return weekday
    return minutes < until ? (weekday + 6) % 7 : null
  }
  const holds = (now: WallTime): boolean => {
    const day = beganOn(now)
    return day !== null && (days === undefined || days.has(day))
  }
  return {
    holds: ({ facts }) => holds(clock(facts.at)),
    explain: ({ facts }) => {
      const now = clock(facts.at)
      const window = `${matcher.from}–${matcher.until}${days ? ` ${dayWords(days)}` : ''}`
      return `it is ${clockOf(now)} ${dayName(now.weekday)} in ${matcher.zone}, ${holds(now) ? 'within' : 'outside'} ${window}`
    },
  }
}
