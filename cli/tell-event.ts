import type { AnswerState } from '../shared/answer.ts'
import type { CaptureSummary } from '../shared/capture.ts'
import type { EngineEvent } from '../shared/contract.ts'
import { captureLine } from './capture-line.ts'
import { rulesInForce } from './rules-in-force.ts'
import { tellLight } from './tell-light.ts'
import { data, jsonLine, talk, talkProblem } from './terminal.ts'

/** Tells what happens in a terminal: captures as data, the rest as talk. */
export const tellEvent = (
  json: boolean,
  fits: (capture: CaptureSummary) => boolean,
  answers: readonly AnswerState[],
) => {
  const tellState = tellLight()
  /** In force until now: renaming an answer, or writing a draft of it, swaps nothing in. */
  const revisions = new Map(answers.map(({ id, revision }) => [id, revision]))
  return (event: EngineEvent): void => {
    if (event.name === 'notice') talkProblem(event.payload)
    else if (event.name === 'capture') {
      if (!fits(event.payload)) return
      // A capture with a late handler was shown before: scripts get it under another type, so that they count each once.
      const type = event.payload.outcome.lateHandlerMs === undefined ? 'capture' : 'update'
      if (json) jsonLine({ type, ...event.payload })
      else data(captureLine(event.payload))
    } else if (event.name === 'answer') {
      const { id, name, revision } = event.payload
      if (revisions.has(id) && revisions.get(id) !== revision)
        talk(`Swapped in: ${name}, revision ${revision}. The next call gets it.`)
      revisions.set(id, revision)
    } else if (event.name === 'rules' && event.payload.problem === null)
      talk(`Rules: ${rulesInForce(event.payload)}`)
    else if (event.name === 'connection') tellState(event.payload)
  }
}
