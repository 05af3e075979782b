import type { AnswerContent, AnswerKind } from '../../shared/answer.ts'
import { type AnswerTextCheck, checkAnswerText } from '../../shared/answer-text.ts'
import type { AnswerCheck } from '../../shared/finding.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { Problem } from '../../shared/problem.ts'
import { readAnswer } from './read-answer.ts'

/** What is made of a content before it is put in force, so that nothing of it is done while a caller waits. */
export interface ContentCheck {
  readonly check: AnswerCheck
  /** Why it should not be put in force; null when nothing speaks against it. */
  readonly refusal: Problem | null
  /** Whether somebody may insist on it all the same. */
  readonly forceable: boolean
}

const invalid = (reason: string, place?: string): Problem =>
  new Problem('answer-invalid', { ...(place === undefined ? {} : { place }), reason })

/** The refusal of a text that the platform should not take, or null. */
const refusalOf = (check: AnswerTextCheck): Problem | null => {
  const error = check.findings.find(f => f.severity === 'error')
  return error ? invalid(error.message, `line ${error.line}, column ${error.column}`) : null
}

const ofConfig = (platform: PlatformId, { text, status, delayMs }: AnswerContent): ContentCheck => {
  const check = checkAnswerText(platform, text)
  if (status !== 200 || delayMs !== 0) {
    const refusal = invalid(
      'A config is sent with status 200 and at once. Another status or a delay needs a negative test.',
    )
    return { check, refusal, forceable: false }
  }
  return { check, refusal: refusalOf(check), forceable: true }
}

/** A negative test is taken as it is: what the platform would make of its bytes is what it is for. */
const ofTest = (platform: PlatformId, { text }: AnswerContent): ContentCheck => ({
  check: readAnswer(platformFacts(platform), [], Buffer.from(text)),
  refusal: null,
  forceable: true,
})

/** A reply to a function tool can be any JSON: an agent config's rules are none of its. */
const ofTool = (platform: PlatformId, { text }: AnswerContent): ContentCheck => {
  if (text.trim() === '') {
    const refusal = invalid('The reply to a function tool has to be JSON. Write {} to say nothing.')
    return { check: { kind: 'empty', findings: [] }, refusal, forceable: false }
  }
  try {
    JSON.parse(text)
    return { check: { kind: 'config', findings: [] }, refusal: null, forceable: false }
  } catch {
    const check = checkAnswerText(platform, text)
    return { check, refusal: refusalOf(check) ?? invalid('The reply is not JSON.'), forceable: false }
  }
}

const checkers: Record<AnswerKind, (platform: PlatformId, content: AnswerContent) => ContentCheck> = {
  config: ofConfig,
  test: ofTest,
  tool: ofTool,
}

export const checkContent = (platform: PlatformId, kind: AnswerKind, content: AnswerContent): ContentCheck =>
  checkers[kind](platform, content)

/** The same, for one that may be put in force. @throws Problem `answer-invalid` unless somebody insists and may */
export const acceptContent = (
  platform: PlatformId,
  kind: AnswerKind,
  content: AnswerContent,
  force: boolean,
): { readonly check: AnswerCheck; readonly forced: boolean } => {
  const { check, refusal, forceable } = checkContent(platform, kind, content)
  if (refusal && !(force && forceable)) throw refusal
  return { check, forced: refusal !== null }
}
