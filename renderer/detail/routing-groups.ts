import type { RoutingStep } from '../../shared/rules/rule.ts'

/** Steps in a row that came to the same for the same reason; most groups are of one. */
export interface RoutingGroup {
  readonly result: RoutingStep['result']
  readonly why: string
  readonly steps: readonly RoutingStep[]
}

/** Fewer in a row say more by their names. */
const leastInGroup = 3

/** Puts equal reasons in a row together, where there are enough of them to be counted instead of read. */
export const routingGroups = (steps: readonly RoutingStep[]): readonly RoutingGroup[] => {
  const runs: RoutingStep[][] = []
  for (const step of steps) {
    const run = runs.at(-1)
    if (run?.[0]?.result === step.result && run[0].why === step.why) run.push(step)
    else runs.push([step])
  }
  return runs
    .flatMap(run => (run.length < leastInGroup ? run.map(step => [step]) : [run]))
    .flatMap(run => {
      const [first] = run
      return first ? [{ result: first.result, why: first.why, steps: run }] : []
    })
}
