import type { CaptureSummary } from '../../shared/capture.ts'
import { useEngine } from '../state/engine-store.ts'
import { drawn } from '../text/odd-signs.ts'

/** The name of the rule that took a capture; its id when the rule is no longer there, null when none did. */
export const useRuleName = ({ connectionId, outcome }: CaptureSummary): string | null => {
  const { ruleId } = outcome
  const name = useEngine(e =>
    ruleId === undefined
      ? undefined
      : e.rules.find(r => r.connectionId === connectionId)?.rules.find(r => r.id === ruleId)?.name,
  )
  const shown = name ?? ruleId
  return shown === undefined ? null : drawn(shown)
}
