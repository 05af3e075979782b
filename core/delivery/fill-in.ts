import type { HeaderList } from '../../shared/capture.ts'
import type { AnswerCheck } from '../../shared/finding.ts'
import type { LiveAnswer } from '../answers/answer-book.ts'
import { readAnswer } from '../answers/read-answer.ts'
import type { RouteFacts } from '../rules/rule-set.ts'
import { templateContext } from '../templates/context.ts'
import type { TemplateRenderer } from '../templates/renderer.ts'
import type { Line } from './line.ts'

/** An answer as the bytes that leave, with what the platform makes of them. */
export type Filled =
  | { readonly ok: true; readonly body: Buffer; readonly check: AnswerCheck }
  /** Why, in words for a person. */
  | { readonly ok: false; readonly why: string }

/** What the platform makes of a body that answers this delivery. */
export const checkBody = (
  line: Pick<Line, 'platform'>,
  route: Pick<RouteFacts, 'tool'>,
  headers: HeaderList,
  body: Buffer,
): AnswerCheck =>
  readAnswer(
    route.tool === null ? line.platform.facts : { checkAnswer: line.platform.checkToolReply },
    headers,
    body,
  )

/** Checked when it was swapped in, unless it is given to what it was not written for. */
const checkExact = (answer: LiveAnswer, line: Line, route: RouteFacts): AnswerCheck =>
  answer.kind !== 'tool' && route.tool === null ? answer.check : checkBody(line, route, [], answer.bytes)

/**
 * A config was good before its templates were filled in, unless somebody insisted: what the platform would refuse now is
 * the templates' doing.
 */
const refused = (answer: LiveAnswer, route: RouteFacts, { findings }: AnswerCheck): string | null => {
  if (answer.kind !== 'config' || answer.forced || !route.blocking) return null
  const error = findings.find(finding => finding.severity === 'error')
  return error ? `what it gave is refused: ${error.message.replace(/\.$/, '')}` : null
}

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
    const body = Buffer.from(result.text)
    const check = checkBody(line, route, [], body)
    const why = refused(answer, route, check)
    return why === null ? { ok: true, body, check } : { ok: false, why }
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
    : { ok: true, body: answer.bytes, check: checkExact(answer, line, route) }
