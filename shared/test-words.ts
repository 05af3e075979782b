import type { AnswerContent } from './answer.ts'
import type { AnswerCheck } from './finding.ts'
import type { PlatformId } from './platform.ts'
import type { PlatformFacts } from './platforms/facts.ts'
import { platformFacts } from './platforms/registry.ts'

const parse = (text: string, facts: PlatformFacts): AnswerCheck => {
  if (text === '') return { kind: 'empty', findings: [] }
  try {
    return facts.checkAnswer(JSON.parse(text))
  } catch {
    return { kind: 'unusable', findings: [] }
  }
}

const spaced = (ms: number): string => ms.toString().replace(/\B(?=(\d{3})+$)/g, ' ')

/**
 * What a platform should make of a negative test that answers a blocking event, in one sentence. The verdict of a
 * delivery knows more: the tunnel, and when the call came.
 */
export const sayTest = (platform: PlatformId, { text, status, delayMs }: AnswerContent): string => {
  const facts = platformFacts(platform)
  const fallback = `${facts.name} should fall back to the number's own agent`
  if (delayMs >= facts.blockingLimitMs)
    return `${fallback}: it waits ${spaced(facts.blockingLimitMs)} ms, and this comes after ${spaced(delayMs)} ms.`
  if (status < 200 || status > 299) return `${fallback}: the status is ${status}.`
  const check = parse(text, facts)
  if (check.kind === 'own-agent')
    return `${facts.name} should use the number's own agent, as the answer says.`
  if (check.kind === 'empty' || status === 204) return `${fallback}: the answer has no body.`
  if (check.kind === 'unusable') return `${fallback}: the answer is no JSON object.`
  const errors = check.findings.filter(f => f.severity === 'error')
  const first = errors.find(f => f.code === 'unknown-key') ?? errors[0]
  return first
    ? `${facts.name} should reject this config. ${first.message}`
    : `${facts.name} should use this config: as a negative test it has nothing wrong.`
}
