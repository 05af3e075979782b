import { setImmediate as turn } from 'node:timers/promises'
import type { PlatformFacts } from '../../shared/platforms/facts.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import type { ArmState, ExperimentState, GradeMean } from '../../shared/rules/rule-state.ts'
import { sharePartsOf } from '../../shared/rules/share-parts.ts'
import { isBlocking } from '../platforms/adapter.ts'
import type { RuledCapture, RuleRecords, StoredGrade } from './rule-records.ts'

/** The platform's own agent answered after all, or nobody in time. */
const fellBack = ({ result, source }: RuledCapture): boolean =>
  result === 'fallback' || result === 'rejected' || source === 'deadline'

const median = (values: readonly number[]): number | null => {
  if (values.length === 0) return null
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

type Source = StoredGrade['source']

/**
 * The scale of each source. Platforms document two and send no word on which: a source that has ever sent more than 1 to
 * one of these calls grades from 0 to 100, and its 0 and 1 are very bad calls of that scale.
 */
const gradeScales = () => {
  const larger = new Set<Source>()
  return {
    see: ({ source, grade }: StoredGrade): void => {
      if (grade > 1) larger.add(source)
    },
    of: (source: Source): GradeMean['scale'] => (larger.has(source) ? '0-100' : '0-1'),
  }
}
type GradeScales = ReturnType<typeof gradeScales>

/** Means of the grades of some calls. Of one call that was graded again from the same source the last grade counts. */
const gradeMeans = () => {
  const latest = new Map<string, StoredGrade>()
  return {
    add: (grade: StoredGrade): void => {
      const key = `${grade.source} ${grade.callId}`
      if ((latest.get(key)?.seq ?? 0) < grade.seq) latest.set(key, grade)
    },
    means: (scales: GradeScales): GradeMean[] =>
      (['complete', 'graded'] as const).flatMap(source => {
        const grades = [...latest.values()].filter(grade => grade.source === source)
        if (grades.length === 0) return []
        const sum = grades.reduce((before, { grade }) => before + grade, 0)
        return [{ source, scale: scales.of(source), mean: sum / grades.length, calls: grades.length }]
      }),
  }
}

interface Arm {
  readonly state: Omit<ArmState, 'grades'>
  readonly grades: ReturnType<typeof gradeMeans>
}

const armOf = async (
  connectionId: string,
  rule: Rule,
  percent: number,
  events: readonly string[],
  records: RuleRecords,
  scales: GradeScales,
): Promise<Arm> => {
  const calls = new Set<string>()
  const fallen = new Set<string>()
  const times: number[] = []
  for (const captures of records.taken(connectionId, rule.id, events)) {
    for (const capture of captures) {
      calls.add(capture.callId)
      times.push(capture.localMs)
      if (fellBack(capture)) fallen.add(capture.callId)
    }
    await turn()
  }
  const grades = gradeMeans()
  for (const some of records.grades(connectionId, [...calls])) {
    for (const grade of some) {
      grades.add(grade)
      scales.see(grade)
    }
    await turn()
  }
  const state = {
    ruleId: rule.id,
    name: rule.name,
    percent,
    calls: calls.size,
    fallbacks: fallen.size,
    medianMs: median(times),
  }
  return { state, grades }
}

/** How the arms of each experiment of these rules have done, in their order. Read in pieces, so that no call waits for it. */
export const ledgerOf = async (
  connectionId: string,
  rules: readonly Rule[],
  platform: PlatformFacts,
  records: RuleRecords,
): Promise<ExperimentState[]> => {
  const events = Object.keys(platform.events).filter(name => isBlocking(platform, name))
  const scales = gradeScales()
  const experiments: { readonly name: string; readonly arms: Arm[] }[] = []
  for (const [name, parts] of sharePartsOf(rules)) {
    const arms: Arm[] = []
    for (const { rule, from, until } of parts)
      arms.push(await armOf(connectionId, rule, until - from, events, records, scales))
    experiments.push({ name, arms })
  }
  return experiments.map(({ name, arms }) => ({
    name,
    arms: arms.map(({ state, grades }) => ({ ...state, grades: grades.means(scales) })),
  }))
}
