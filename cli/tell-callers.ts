import type { ConnectionState } from '../shared/state.ts'
import { callersInForce } from './callers-in-force.ts'
import { talk, talkProblem } from './terminal.ts'

type WithCallers = Pick<ConnectionState, 'id' | 'callers'>

/** Says how a table of callers is whenever that changes: broken, removed, mended. @param before what was said already */
export const tellCallers = (before: readonly WithCallers[]): ((state: WithCallers) => void) => {
  const last = new Map(before.map(({ id, callers }) => [id, JSON.stringify(callers)]))
  return ({ id, callers }) => {
    const now = JSON.stringify(callers)
    if (last.get(id) === now) return
    last.set(id, now)
    if (callers === null) return
    if (callers.problem) talkProblem(callers.problem)
    else talk(`Callers: ${callersInForce(callers)}`)
  }
}
