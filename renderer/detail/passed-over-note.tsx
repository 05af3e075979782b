import type { PassedOver } from '../../shared/capture.ts'

const why: Record<PassedOver, string> = {
  paused: 'The connection was paused, so this call was not for this laptop.',
  number: 'The connection takes the calls of some numbers only, and this was none of them.',
}

/** Why there is nothing more to see of a delivery. */
export const PassedOverNote = ({ why: reason }: { why: PassedOver }) => (
  <p className="passed-note">
    {why[reason]} Nothing but the line in the list was kept: no payload, no headers, no answer of yours.
  </p>
)
