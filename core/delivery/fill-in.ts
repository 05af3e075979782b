import type { AnswerCheck } from '../../shared/finding.ts'
import type { LiveAnswer } from '../answers/answer-book.ts'
import type { RouteFacts } from '../rules/rule-set.ts'
import { templateContext } from '../templates/context.ts'
import type { TemplateRenderer } from '../templates/renderer.ts'
import type { Line } from './line.ts'

/** An answer as the bytes that leave, with what the platform makes of them. */
export type Filled =
  | { readonly ok: true; readonly body: Buffer; readonly check: AnswerCheck }
  /** Why, in words for a person. */
  | { readonly ok: false; readonly why: string }

const rendered = async (
  answer: LiveAnswer,
  line: Line,
  route: RouteFacts,
  templates: TemplateRenderer,
): Promise<Filled> => {
  try {
    const context = templateContext(route, line)
    const result = await templates.render(`${answer.id} ${answer.revision}`, answer.text, context)
    if (!result.ok) return result
    const { checkAnswer } = line.platform.facts
    const check = answer.kind === 'tool' ? answer.check : checkAnswer(JSON.parse(result.text))
    return { ok: true, body: Buffer.from(result.text), check }
  } catch (error) {
    return { ok: false, why: (error as Error).message }
  }
}

/** Templates filled in, where there are any; without one the exact bytes, at once. Never rejects. */
export const fillIn = (
  answer: LiveAnswer,
  line: Line,
  route: RouteFacts,
  templates: TemplateRenderer,
): Filled | Promise<Filled> =>
  answer.templated
    ? rendered(answer, line, route, templates)
    : { ok: true, body: answer.bytes, check: answer.check }
