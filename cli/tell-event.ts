import type { CaptureSummary } from '../shared/capture.ts'
import type { EngineEvent } from '../shared/contract.ts'
import { maskSummary } from '../shared/mask/mask-capture.ts'
import type { Snapshot } from '../shared/state.ts'
import { captureLine, warningLines } from './capture-line.ts'
import { maskedNames, ruleNames } from './rule-names.ts'
import { rulesInForce } from './rules-in-force.ts'
import { tellCallers } from './tell-callers.ts'
import { tellLight } from './tell-light.ts'
import { data, jsonLine, talk, talkProblem } from './terminal.ts'

/** A handler that was late, or what a call's end says of its beginning: never at the first word of a capture. */
const isLater = ({ outcome, verdict }: CaptureSummary): boolean =>
  outcome.lateHandlerMs !== undefined ||
  verdict.certainty === 'observed' ||
  verdict.contradicted !== undefined

/** Captures of which more may become known. */
const mostRemembered = 2_000

/** Tells what happens in a terminal: captures as data, the rest as talk. @param before what was said already */
export const tellEvent = (
  json: boolean,
  before: Pick<Snapshot, 'answers' | 'connections' | 'rules'>,
  masked: boolean,
) => {
  const tellState = tellLight()
  const tellTable = tellCallers(before.connections)
  const names = ruleNames(before.rules)
  const shownNames = masked ? maskedNames(names) : names
  /** What was shown of the last captures. */
  const shown = new Map<string, string>()
  /** In force until now: renaming an answer, or writing a draft of it, swaps nothing in. */
  const revisions = new Map(before.answers.map(({ id, revision }) => [id, revision]))
  return (event: EngineEvent): void => {
    if (event.name === 'notice') talkProblem(event.payload)
    else if (event.name === 'capture') {
      const capture = masked ? maskSummary(event.payload) : event.payload
      // What became known later was shown before: scripts get it under another type, so that they count each once.
      const type = shown.has(capture.id) || isLater(capture) ? 'update' : 'capture'
      const lines = [captureLine(capture, shownNames), ...warningLines(capture)]
      if (json) jsonLine({ type, ...capture })
      // A mark that no line shows is no news for whoever reads lines.
      else if (shown.get(capture.id) !== lines.join('\n')) lines.forEach(data)
      shown.set(capture.id, json ? '' : lines.join('\n'))
      const [oldest] = shown.size > mostRemembered ? shown.keys() : []
      if (oldest !== undefined) shown.delete(oldest)
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
