import type { Verdict } from '../../../shared/capture.ts'
import type { AnswerCheck } from '../../../shared/finding.ts'
import type { Outcome } from '../adapter.ts'
import { isSuccess, say } from './say.ts'

/** What is JSON at all is a reply; an `error` in it is what the documents ask for when a tool fails. */
export const checkToolReply = (value: unknown): AnswerCheck => ({
  kind: 'config',
  findings:
    typeof value === 'object' && value !== null && 'error' in value
      ? [{ path: ['error'], code: 'odd', severity: 'warning', message: 'The reply is an error.' }]
      : [],
})

const failed = (reason: string, why: string): Verdict =>
  say('rejected', reason, 'inferred', `ThunderPhone should tell the model that the tool failed: ${why}.`)

/** The call of a function tool: its JSON reply goes back to the model, an error as `{"error": "…"}` (documented). */
export const judgeTool = ({ status, check, tool, handlerProblem }: Outcome): Verdict => {
  if (status === null) return failed('sender-gone', 'the sender hung up before the reply could leave')
  if (!isSuccess(status)) return failed('status', `the reply had the status ${status}`)
  if (check.kind !== 'config') return failed('not-json', 'the reply is not JSON')
  if (handlerProblem !== null) return failed('handler', `your handler gave no reply (${handlerProblem})`)
  return check.findings.length > 0
    ? say('acknowledged', 'tool-error', 'documented', 'ThunderPhone should give this error to the model.')
    : say(
        'acknowledged',
        'tool-reply',
        'documented',
        `ThunderPhone should give the reply of ${tool} to the model.`,
      )
}
