import type { CaptureDetail } from '../../shared/capture.ts'
import type { AnswerBook } from '../answers/answer-book.ts'
import type { StoredCapture } from '../captures/capture-store.ts'

const bodyOf = (body: Buffer, mostBytes: number): { bodyBase64: string; bodyBytes?: number } =>
  body.length <= mostBytes
    ? { bodyBase64: body.toString('base64') }
    : { bodyBase64: body.toString('base64', 0, mostBytes), bodyBytes: body.length }

/**
 * Everything about one capture, with the revision that answered it and the one before, to show what changed.
 * @param mostBytes of each body, a multiple of three
 */
export const captureDetail = (
  capture: StoredCapture,
  answers: Pick<AnswerBook, 'contentOf' | 'nameOf'>,
  mostBytes = Infinity,
): CaptureDetail => {
  const { summary, request, response } = capture
  const { answerId, revision } = summary.outcome
  const given =
    answerId !== undefined && revision !== undefined ? answers.contentOf(answerId, revision) : null
  return {
    summary,
    request: {
      method: request.method,
      path: request.path,
      headers: request.headers,
      ...bodyOf(request.body, mostBytes),
      truncated: request.truncated,
    },
    response: { headers: response.headers, ...bodyOf(response.body, mostBytes) },
    answer:
      answerId === undefined || revision === undefined || given === null
        ? null
        : {
            id: answerId,
            name: answers.nameOf(answerId) ?? answerId,
            revision,
            text: given.text,
            previousText: answers.contentOf(answerId, revision - 1)?.text ?? null,
          },
    routing: capture.routing,
    note: capture.note,
    replayChanges: capture.replayChanges,
  }
}
