import type { EngineEvent } from '../shared/contract.ts'
import type { Snapshot } from '../shared/state.ts'
import { captureLine, warningLines } from './capture-line.ts'
import { ruleNames } from './rule-names.ts'
import { rulesInForce } from './rules-in-force.ts'
import { tellCallers } from './tell-callers.ts'
import { tellLight } from './tell-light.ts'
import { data, jsonLine, talk, talkProblem } from './terminal.ts'

/** Tells what happens in a terminal: captures as data, the rest as talk. @param before what was said already */
export const tellEvent = (json: boolean, before: Pick<Snapshot, 'answers' | 'connections' | 'rules'>) => {
  const tellState = tellLight()
  const tellTable = tellCallers(before.connections)
  const names = ruleNames(before.rules)
  /** In force until now: renaming an answer, or writing a draft of it, swaps nothing in. */
  const revisions = new Map(before.answers.map(({ id, revision }) => [id, revision]))
  return (event: EngineEvent): void => {
    if (event.name === 'notice') talkProblem(event.payload)
    else if (event.name === 'capture') {
      // A capture with a late handler was shown before: scripts get it under another type, so that they count each once.
      const type = event.payload.outcome.lateHandlerMs === undefined ? 'capture' : 'update'
      if (json) jsonLine({ type, ...event.payload })
      else for (const line of [captureLine(event.payload, names), ...warningLines(event.payload)]) data(line)
    } else if (event.name === 'answer') {
      const { id, name, revision } = event.payload
      if (revisions.has(id) && revisions.get(id) !== revision)
        talk(`Swapped in: ${name}, revision ${revision}. The next call gets it.`)
      revisions.set(id, revision)
    } else if (event.name === 'rules') {
      names.learn(event.payload)
      if (event.payload.problem === null) talk(`Rules: ${rulesInForce(event.payload)}`)
    } else if (event.name === 'connection') {
      tellState(event.payload)
      tellTable(event.payload)
    }
  }
}
