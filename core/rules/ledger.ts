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

/**
 * Means of the grades of some calls. Platforms document two scales and send no word on which: up to 1 is taken for the
 * scale of 0–1. Of one call that was graded again from the same source the last grade counts.
 */
const meansOf = (grades: readonly StoredGrade[]): GradeMean[] => {
  const latest = new Map<string, StoredGrade>()
  for (const grade of grades) {
    const key = `${grade.source} ${grade.callId}`
    if ((latest.get(key)?.seq ?? 0) < grade.seq) latest.set(key, grade)
  }
  return (['complete', 'graded'] as const).flatMap(source =>
    (['0-1', '0-100'] as const).flatMap(scale => {
      const values = [...latest.values()]
        .filter(g => g.source === source && (g.grade <= 1 ? '0-1' : '0-100') === scale)
        .map(g => g.grade)
      if (values.length === 0) return []
      return [
        { source, scale, mean: values.reduce((sum, v) => sum + v, 0) / values.length, calls: values.length },
      ]
    }),
  )
}

const armOf = async (
  connectionId: string,
  rule: Rule,
  percent: number,
  events: readonly string[],
  records: RuleRecords,
): Promise<ArmState> => {
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
  const grades: StoredGrade[] = []
  for (const some of records.grades(connectionId, [...calls])) {
    grades.push(...some)
    await turn()
  }
  return {
    ruleId: rule.id,
    name: rule.name,
    percent,
    calls: calls.size,
    fallbacks: fallen.size,
    medianMs: median(times),
    grades: meansOf(grades),
  }
}

/** How the arms of each experiment of these rules have done, in their order. Read in pieces, so that no call waits for it. */
export const ledgerOf = async (
  connectionId: string,
  rules: readonly Rule[],
  platform: PlatformFacts,
  records: RuleRecords,
): Promise<ExperimentState[]> => {
  const events = Object.keys(platform.events).filter(name => isBlocking(platform, name))
  const experiments: ExperimentState[] = []
  for (const [name, parts] of sharePartsOf(rules)) {
    const arms: ArmState[] = []
    for (const { rule, from, until } of parts)
      arms.push(await armOf(connectionId, rule, until - from, events, records))
    experiments.push({ name, arms })
  }
  return experiments
}
