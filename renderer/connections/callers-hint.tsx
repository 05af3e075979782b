import { PhoneIncoming } from 'lucide-react'
import type { PlatformFacts } from '../../shared/platforms/facts.ts'

interface CallersHintProps {
  readonly facts: PlatformFacts
  readonly events: readonly string[]
}

/** What somebody who connects takes upon this laptop. */
export const CallersHint = ({ facts, events }: CallersHintProps) => {
  const blocking = events.filter(name => facts.events[name]?.blocking)
  if (blocking.length === 0) return null
  return (
    <p className="hint with-icon">
      <PhoneIncoming size={13} aria-hidden="true" />
      <span>
        Real callers wait for the answer to <span className="mono">{blocking.join(', ')}</span>: it will come
        from this laptop.
      </span>
    </p>
  )
}
