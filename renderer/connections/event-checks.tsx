import type { PlatformFacts } from '../../shared/platforms/facts.ts'

interface EventChecksProps {
  readonly facts: PlatformFacts
  readonly chosen: readonly string[]
  readonly onChange: (events: readonly string[]) => void
}

/** Which event types to ask for. They are always written out: an empty list would mean all of them. */
export const EventChecks = ({ facts, chosen, onChange }: EventChecksProps) => {
  const names = Object.keys(facts.events).filter(name => facts.events[name]?.subscribable)
  const toggle = (name: string, on: boolean): void =>
    onChange(names.filter(n => (n === name ? on : chosen.includes(n))))
  return (
    <fieldset className="checks">
      <legend className="label">Events</legend>
      {names.map(name => (
        <label key={name}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={event => toggle(name, event.target.checked)}
          />
          <span className="mono">{name}</span>
          {facts.events[name]?.blocking && <span className="check-note">caller waits</span>}
        </label>
      ))}
    </fieldset>
  )
}
