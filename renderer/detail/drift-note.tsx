import type { CaptureSummary } from '../../shared/capture.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { count } from '../format/numbers.ts'
import { showView } from '../state/view-store.ts'

/** Says where a capture holds what the platform's documents do not have. */
export const DriftNote = ({ capture }: { capture: CaptureSummary }) => {
  const { drift = 0, platform } = capture
  if (drift === 0) return null
  return (
    <p className="drift-note">
      Platform changed: {count(drift, 'thing')} in it that {platformFacts(platform).name}'s documents do not
      have.{' '}
      <button type="button" className="text-link" onClick={() => showView('figures')}>
        See what
      </button>
    </p>
  )
}
