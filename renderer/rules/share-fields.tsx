import { TextField } from '../ui/text-field.tsx'
import { experimentShares, sumWords } from './experiment-shares.ts'
import type { MatcherOf, MatcherProps } from './matcher-props.ts'
import { NumberField } from './number-field.tsx'

/** A part of the calls, and how it lies among the others of its experiment. */
export const ShareFields = ({
  matcher,
  rules,
  ruleId,
  problem,
  onChange,
}: MatcherProps<MatcherOf<'share'>>) => {
  const shares = experimentShares(rules, matcher.experiment)
  const mine = shares.arms.find(arm => arm.ruleId === ruleId)
  const odd = sumWords(shares.sum)
  return (
    <>
      <div className="two">
        <TextField
          label="Experiment"
          value={matcher.experiment}
          bad={problem('experiment') !== undefined}
          hint={
            problem('experiment') ? (
              <span className="c-rejected">{problem('experiment')}</span>
            ) : (
              'its rules share the calls between them'
            )
          }
          onChange={experiment => onChange({ ...matcher, experiment })}
        />
        <NumberField
          label="Percent of all calls"
          value={matcher.percent}
          min={0}
          max={100}
          step="any"
          error={problem('percent')}
          hint={mine && `from ${mine.from} % to ${mine.until} %, by a stable hash of call_id`}
          onChange={percent => onChange({ ...matcher, percent })}
        />
      </div>
      {odd && <p className="finding warning">{odd}</p>}
    </>
  )
}
