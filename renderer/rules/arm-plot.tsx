import { useId } from 'react'
import type { ExperimentState, GradeMean } from '../../shared/rules/rule-state.ts'
import { thousands } from '../format/numbers.ts'
import {
  actualShare,
  armSentence,
  gradeKindWords,
  gradeOf,
  gradesSentence,
  meanWords,
  shortArmName,
} from './ledger-words.ts'

const width = 320
const left = 92
const right = 56
const rowHeight = 24
const room = width - left - right

const Axis = ({ height, ends }: { height: number; ends: readonly [string, string] }) => (
  <g className="arm-axis">
    {[0, 0.5, 1].map(part => (
      <line key={part} x1={left + part * room} x2={left + part * room} y1={4} y2={height - 16} />
    ))}
    <text x={left} y={height - 3} textAnchor="middle">
      {ends[0]}
    </text>
    <text x={left + room} y={height - 3} textAnchor="middle">
      {ends[1]}
    </text>
  </g>
)

const Name = ({ name, y }: { name: string; y: number }) => (
  <text className="arm-name" x={left - 10} y={y + 4} textAnchor="end">
    {name}
  </text>
)

/** Each arm's part of the calls as a bar, its fallbacks hatched within it, and a tick where it should end. */
export const SharePlot = ({ name: experiment, arms }: ExperimentState) => {
  const hatch = useId()
  const height = arms.length * rowHeight + 22
  return (
    <figure className="arm-plot">
      <figcaption>
        Share of the calls <span>▏wanted · ▨ fell back</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={arms.map(a => armSentence(a, arms)).join('. ')}
      >
        <defs>
          <pattern
            id={hatch}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect className="arm-hatch-ground" width="5" height="5" />
            <rect className="arm-hatch" width="2" height="5" />
          </pattern>
        </defs>
        <Axis height={height} ends={['0', '100 %']} />
        {arms.map((arm, i) => {
          const y = 4 + i * rowHeight + rowHeight / 2
          const share = actualShare(arm, arms) ?? 0
          const bar = (share / 100) * room
          const fell = arm.calls === 0 ? 0 : (arm.fallbacks / arm.calls) * bar
          const wanted = left + (Math.min(100, arm.percent) / 100) * room
          return (
            <g key={arm.ruleId} className="arm">
              <title>{armSentence(arm, arms)}</title>
              <rect className="arm-ground" x={0} y={y - rowHeight / 2} width={width} height={rowHeight} />
              <Name name={shortArmName(arm.name, experiment)} y={y} />
              <rect className="arm-bar" x={left} y={y - 6} width={bar} height={12} />
              <rect x={left + bar - fell} y={y - 6} width={fell} height={12} fill={`url(#${hatch})`} />
              <line className="arm-wanted" x1={wanted} x2={wanted} y1={y - 10} y2={y + 10} />
              <text className="arm-value" x={width} y={y + 4} textAnchor="end">
                {Math.round(share)} %
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

/** The mean grade of each arm on one scale. Its disc is full, that of an arm without grades is left out. */
export const GradePlot = ({
  experiment,
  kind,
}: {
  experiment: ExperimentState
  kind: Pick<GradeMean, 'source' | 'scale'>
}) => {
  const { name, arms } = experiment
  const most = kind.scale === '0-1' ? 1 : 100
  const height = arms.length * rowHeight + 22
  return (
    <figure className="arm-plot">
      <figcaption>
        Mean grade of {gradeKindWords(kind)} <span>mean (calls)</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={gradesSentence(experiment, kind)}>
        <Axis height={height} ends={['0', String(most)]} />
        {arms.map((arm, i) => {
          const y = 4 + i * rowHeight + rowHeight / 2
          const grade = gradeOf(arm, kind)
          const x = grade && left + (Math.max(0, Math.min(most, grade.mean)) / most) * room
          return (
            <g key={arm.ruleId} className="arm">
              <title>{armSentence(arm, arms)}</title>
              <rect className="arm-ground" x={0} y={y - rowHeight / 2} width={width} height={rowHeight} />
              <Name name={shortArmName(arm.name, name)} y={y} />
              {x !== undefined && (
                <>
                  <line className="arm-stem" x1={left} x2={x} y1={y} y2={y} />
                  <circle className="arm-dot" cx={x} cy={y} r={4.5} />
                </>
              )}
              <text className="arm-value" x={width} y={y + 4} textAnchor="end">
                {grade ? `${meanWords(grade)} (${thousands(grade.calls)})` : '–'}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
