import type { ArmState, ExperimentState, GradeMean } from '../../shared/rules/rule-state.ts'
import { count, ms } from '../format/numbers.ts'

/** Kinds of grades, in the order in which they are shown. They are never mixed. */
export const gradeKinds: readonly {
  readonly source: GradeMean['source']
  readonly scale: GradeMean['scale']
}[] = [
  { source: 'complete', scale: '0-1' },
  { source: 'complete', scale: '0-100' },
  { source: 'graded', scale: '0-1' },
  { source: 'graded', scale: '0-100' },
]

const sourceWords = { complete: 'complete events', graded: 'call.graded' } as const

/** "complete events, 0–1", "call.graded, 0–100". */
export const gradeKindWords = ({ source, scale }: Pick<GradeMean, 'source' | 'scale'>): string =>
  `${sourceWords[source]}, ${scale.replace('-', '–')}`

export const gradeOf = (
  arm: ArmState,
  { source, scale }: Pick<GradeMean, 'source' | 'scale'>,
): GradeMean | undefined => arm.grades.find(grade => grade.source === source && grade.scale === scale)

/** A mean with as many places as its scale has use for. */
export const meanWords = ({ mean, scale }: GradeMean): string => mean.toFixed(scale === '0-1' ? 2 : 1)

/** The mean grades of one kind in one sentence. */
export const gradesSentence = (
  { arms }: ExperimentState,
  kind: Pick<GradeMean, 'source' | 'scale'>,
): string => {
  const means = arms.map(arm => {
    const grade = gradeOf(arm, kind)
    return `${arm.name} ${grade ? `${meanWords(grade)} over ${count(grade.calls, 'call')}` : 'none'}`
  })
  return `Mean grade of ${gradeKindWords(kind)}: ${means.join(', ')}`
}

/** An arm's part of the calls of its experiment in percent; null without any calls. */
export const actualShare = (arm: ArmState, arms: readonly ArmState[]): number | null => {
  const all = arms.reduce((sum, { calls }) => sum + calls, 0)
  return all === 0 ? null : (100 * arm.calls) / all
}

export const percentWords = (value: number): string => `${Math.round(value * 10) / 10} %`

const mostLetters = 13

/** An arm's name where there is little room: without the experiment's name before it, and with its end kept. */
export const shortArmName = (name: string, experiment: string): string => {
  const own = name.toLowerCase().startsWith(experiment.toLowerCase())
    ? name.slice(experiment.length).trim()
    : ''
  const shown = own || name
  if (shown.length <= mostLetters) return shown
  return `${shown.slice(0, 6).trimEnd()}…${shown.slice(-6).trimStart()}`
}

/** Everything about an arm in one sentence, for those who hear it or point at it. */
export const armSentence = (arm: ArmState, arms: readonly ArmState[]): string => {
  const share = actualShare(arm, arms)
  return [
    `${arm.name}: wants ${percentWords(arm.percent)}, got ${count(arm.calls, 'call')}`,
    ...(share === null ? [] : [percentWords(share)]),
    count(arm.fallbacks, 'fallback'),
    ...(arm.medianMs === null ? [] : [`median ${ms(arm.medianMs)} ms`]),
    ...arm.grades.map(
      g => `mean grade of ${gradeKindWords(g)}: ${meanWords(g)} over ${count(g.calls, 'call')}`,
    ),
  ].join(', ')
}
