import type { CaptureSummary } from '../../shared/capture.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { count } from '../format/numbers.ts'
import { focusSoon, places } from '../keyboard/focus.ts'
import { showView } from '../state/view-store.ts'

const show = (): void => {
  showView('figures')
  focusSoon(places.drift)
}

/** Says where a capture holds what the platform's documents do not have. */
export const DriftNote = ({ capture }: { capture: CaptureSummary }) => {
  const { drift = 0, platform } = capture
  if (drift === 0) return null
  return (
    <p className="drift-note">
      Platform changed: {count(drift, 'thing')} that {platformFacts(platform).name} does not document.{' '}
      <button type="button" className="text-link" onClick={show}>
        See what
      </button>
    </p>
  )
}
