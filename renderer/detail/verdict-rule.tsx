import type { CaptureSummary, Certainty } from '../../shared/capture.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'

const from: Record<Certainty, (platform: string) => string> = {
  documented: platform => `${platform}'s documentation says so.`,
  inferred: platform => `${platform}'s documentation is silent here; this is our reading of it.`,
  observed: () => 'A later delivery of this call showed it.',
}

/** The rule behind the verdict, how sure it is, and where that comes from. */
export const VerdictRule = ({ capture }: { capture: CaptureSummary }) => {
  const { result, reason, certainty, contradicted } = capture.verdict
  const { name, verdictRules } = platformFacts(capture.platform)
  const rule = verdictRules[`${result}/${reason}`]
  return (
    <p className="verdict-rule">
      {contradicted === undefined && (
        <span className={`certainty ${certainty}`} title={from[certainty](name)}>
          {certainty}
        </span>
      )}
      {rule ? `Rule: ${rule}` : contradicted === undefined && from[certainty](name)}
    </p>
  )
}
