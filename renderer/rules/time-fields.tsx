import { TextField } from '../ui/text-field.tsx'
import { asClock } from './clock-text.ts'
import type { MatcherOf, MatcherProps } from './matcher-props.ts'
import { ZoneField } from './zone-field.tsx'

/** Each day by its key, its short name, and what is left of the long one for those who hear it. */
const week = [
  ['mon', 'Mon', 'day'],
  ['tue', 'Tue', 'sday'],
  ['wed', 'Wed', 'nesday'],
  ['thu', 'Thu', 'rsday'],
  ['fri', 'Fri', 'day'],
  ['sat', 'Sat', 'urday'],
  ['sun', 'Sun', 'day'],
] as const
type Day = (typeof week)[number][0]
const everyDay = week.map(([day]) => day)

const sayWindow = ({ from, until }: { from: string; until: string }): string => {
  if (from === until) return 'the whole day'
  return until < from ? 'over midnight: the days are those on which it begins' : `until just before ${until}`
}

/** Hours of a day, on some weekdays, by the clocks of a place. */
export const TimeFields = ({ matcher, problem, onChange }: MatcherProps<MatcherOf<'time'>>) => {
  const days: readonly Day[] = matcher.days ?? everyDay
  const toggle = (day: Day): void => {
    const next = everyDay.filter(known => (known === day ? !days.includes(known) : days.includes(known)))
    const { days: _, ...rest } = matcher
    onChange(next.length === 7 ? rest : { ...rest, days: next })
  }
  const bad = (place: string) => ({
    bad: problem(place) !== undefined,
    hint: problem(place) && <span className="c-rejected">{problem(place)}</span>,
  })
  return (
    <div className="time-fields">
      <div className="two">
        <TextField
          label="From"
          mono
          inputMode="numeric"
          maxLength={5}
          placeholder="09:30"
          value={matcher.from}
          {...bad('from')}
          onChange={from => onChange({ ...matcher, from })}
          onBlur={() => onChange({ ...matcher, from: asClock(matcher.from) })}
        />
        <TextField
          label="Until"
          mono
          inputMode="numeric"
          maxLength={5}
          placeholder="09:30"
          value={matcher.until}
          {...bad('until')}
          onChange={until => onChange({ ...matcher, until })}
          onBlur={() => onChange({ ...matcher, until: asClock(matcher.until) })}
        />
      </div>
      <p className="hint">{sayWindow(matcher)}</p>
      <fieldset className="days" aria-label="Weekdays">
        {week.map(([day, short, rest]) => (
          <button
            key={day}
            type="button"
            className="day"
            aria-pressed={days.includes(day)}
            onClick={() => toggle(day)}
          >
            {short}
            <span className="unseen">{rest}</span>
          </button>
        ))}
      </fieldset>
      {problem('days') && <p className="finding error">{problem('days')}</p>}
      <ZoneField
        value={matcher.zone}
        error={problem('zone')}
        onChange={zone => onChange({ ...matcher, zone })}
      />
    </div>
  )
}
