import type { ExperimentState } from '../../shared/rules/rule-state.ts'
import { openRule } from '../actions/edit-rules.ts'
import { count, ms, thousands } from '../format/numbers.ts'
import { GradePlot, SharePlot } from './arm-plot.tsx'
import { actualShare, gradeKinds, gradeKindWords, gradeOf, percentWords } from './ledger-words.ts'

/** One experiment: its arms in figures and in a picture. */
export const ExperimentCard = ({
  connectionId,
  experiment,
}: {
  connectionId: string
  experiment: ExperimentState
}) => {
  const { name, arms } = experiment
  const kinds = gradeKinds.filter(kind => arms.some(arm => gradeOf(arm, kind)))
  const calls = arms.reduce((sum, arm) => sum + arm.calls, 0)
  return (
    <section className="experiment" aria-label={`Experiment ${name}`}>
      <h3>
        {name}
        <span>
          {count(arms.length, 'arm')} · {count(calls, 'call')}
        </span>
      </h3>
      <div className="arm-table-scroll">
        <table className="arm-table">
          <thead>
            <tr>
              <th scope="col">Arm</th>
              <th scope="col">wanted</th>
              <th scope="col">calls</th>
              <th scope="col">share</th>
              <th scope="col">fallback</th>
              <th scope="col">median</th>
            </tr>
          </thead>
          <tbody>
            {arms.map(arm => {
              const share = actualShare(arm, arms)
              return (
                <tr key={arm.ruleId}>
                  <th scope="row">
                    <button
                      type="button"
                      className="text-link"
                      onClick={() => openRule(connectionId, arm.ruleId)}
                    >
                      {arm.name}
                    </button>
                  </th>
                  <td>{percentWords(arm.percent)}</td>
                  <td>{thousands(arm.calls)}</td>
                  <td>{share === null ? '–' : percentWords(share)}</td>
                  <td>{thousands(arm.fallbacks)}</td>
                  <td>{arm.medianMs === null ? '–' : `${ms(arm.medianMs)} ms`}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <div className="arm-plots">
        <SharePlot {...experiment} />
        {kinds.map(kind => (
          <GradePlot key={gradeKindWords(kind)} experiment={experiment} kind={kind} />
        ))}
      </div>
      {kinds.length === 0 && calls > 0 && (
        <p className="hint">No grades yet: they come with complete and graded events of these calls.</p>
      )}
    </section>
  )
}
