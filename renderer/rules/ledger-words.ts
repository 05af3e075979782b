import type { ArmState, GradeMean } from '../../shared/rules/rule-state.ts'
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

/** "complete 0–1", "graded 0–100". */
export const gradeKindWords = ({ source, scale }: Pick<GradeMean, 'source' | 'scale'>): string =>
  `${source} ${scale.replace('-', '–')}`

export const gradeOf = (
  arm: ArmState,
  { source, scale }: Pick<GradeMean, 'source' | 'scale'>,
): GradeMean | undefined => arm.grades.find(grade => grade.source === source && grade.scale === scale)

/** A mean with as many places as its scale has use for. */
export const meanWords = ({ mean, scale }: GradeMean): string => mean.toFixed(scale === '0-1' ? 2 : 1)

/** An arm's part of the calls of its experiment in percent; null without any calls. */
export const actualShare = (arm: ArmState, arms: readonly ArmState[]): number | null => {
  const all = arms.reduce((sum, { calls }) => sum + calls, 0)
  return all === 0 ? null : (100 * arm.calls) / all
}

export const percentWords = (value: number): string => `${Math.round(value * 10) / 10} %`

/** Everything about an arm in one sentence, for those who hear it or point at it. */
export const armSentence = (arm: ArmState, arms: readonly ArmState[]): string => {
  const share = actualShare(arm, arms)
  return [
    `${arm.name}: wants ${percentWords(arm.percent)}, got ${count(arm.calls, 'call')}`,
    ...(share === null ? [] : [percentWords(share)]),
    count(arm.fallbacks, 'fallback'),
    ...(arm.medianMs === null ? [] : [`median ${ms(arm.medianMs)} ms`]),
    ...arm.grades.map(g => `${gradeKindWords(g)} mean ${meanWords(g)} over ${count(g.calls, 'call')}`),
  ].join(', ')
}
