import type { AnswerContent } from '../../shared/answer.ts'
import { checkAnswerText } from '../../shared/answer-text.ts'
import type { PlatformFacts } from '../../shared/platforms/facts.ts'
import { thousands } from '../format/numbers.ts'

/** Statuses that are sent without a body, whatever is written. */
const bodiless = new Set([204, 304])

/** From this share of the limit on, the way through the tunnel decides. */
const nearLimit = 0.75

const bodyOutlook = ({ id, name }: PlatformFacts, { text, status }: AnswerContent): string => {
  const own = `${name} should fall back to the number's own agent`
  if (status < 200 || status > 299)
    return `${own}, because of status ${status}.${status === 401 ? ' A wrong secret looks just like this.' : ''}`
  if (bodiless.has(status)) return `${own}: a ${status} is sent without a body.`
  if (text.trim() === '') return `${own}, because the body is empty.`
  const { kind, findings } = checkAnswerText(id, text)
  if (kind === 'own-agent') return `${own}: this body asks for it.`
  if (kind !== 'config') return `${own}, because the body is no JSON object.`
  const error = findings.find(f => f.severity === 'error')
  if (error) return `${name} should reject this. ${error.message}`
  return `${name} should use this config: nothing is wrong with it.`
}

/** What the platform should make of a negative test as the answer to a caller, in a sentence or two. */
export const testOutlook = (facts: PlatformFacts, content: AnswerContent): string => {
  const { delayMs } = content
  const { name, blockingLimitMs: limitMs } = facts
  if (delayMs >= limitMs)
    return `Late on purpose: ${name} waits ${thousands(limitMs)} ms, then should fall back to the number's own agent.`
  const outlook = bodyOutlook(facts, content)
  if (delayMs < limitMs * nearLimit) return outlook
  return `${outlook} It leaves close to the limit of ${thousands(limitMs)} ms: the tunnel may make it late.`
}
