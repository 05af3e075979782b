import type { WaitingCall } from '../breakpoint.ts'
import type { CaptureDetail, CaptureSummary, HeaderList, ToolExchange } from '../capture.ts'
import { withoutOwnPath } from '../own-path.ts'
import { maskJson } from './mask-json.ts'
import { covered, maskNumber, maskText } from './mask-text.ts'

/** Header fields that open something. */
const secretHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key'])

const numberOrNull = (number: string | null): string | null => (number === null ? null : maskNumber(number))

/** A body or another text of unknown kind. */
export const maskBody = (text: string): string => (/^\s*[{["]/.test(text) ? maskJson(text) : maskText(text))

export const maskHeaders = (headers: HeaderList): HeaderList =>
  headers.map(([name, value]) => [name, secretHeaders.has(name.toLowerCase()) ? covered : maskText(value)])

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** The values of a query are covered whole: whoever put one there meant it for a person. */
const maskPath = (path: string): string => {
  const at = path.indexOf('?')
  if (at < 0) return path
  const pairs = path
    .slice(at + 1)
    .split('&')
    .map(pair => {
      const [name = '', value] = pair.split(/=(.*)/s)
      if (value === undefined || value === '') return pair
      const text = decoded(value)
      return `${name}=${/^\+?[\d ().-]{7,}$/.test(text.trim()) ? maskNumber(text.trim()) : covered}`
    })
  return `${path.slice(0, at + 1)}${pairs.join('&')}`
}

/** A row of the list without what tells who called. */
export const maskSummary = (capture: CaptureSummary): CaptureSummary => {
  const { verdict, outcome } = capture
  return {
    ...capture,
    from: numberOrNull(capture.from),
    to: numberOrNull(capture.to),
    ...(capture.tags ? { tags: capture.tags.map(maskText) } : {}),
    verdict: {
      ...verdict,
      text: maskText(verdict.text),
      ...(verdict.warnings ? { warnings: verdict.warnings.map(maskText) } : {}),
      ...(verdict.contradicted === undefined ? {} : { contradicted: maskText(verdict.contradicted) }),
    },
    outcome: {
      ...outcome,
      ...(outcome.handlerProblem === undefined ? {} : { handlerProblem: maskText(outcome.handlerProblem) }),
    },
  }
}

/** Decodes a body, masks its text and encodes it again. @returns null for bytes that are no text */
export type Recode = (base64: string, mask: (text: string) => string) => string | null

/**
 * Everything about a capture without what tells who called and what was said. Bodies that are no text are left out.
 * @param recode what this side has for base64
 */
export const maskDetail = (whole: CaptureDetail, recode: Recode): CaptureDetail => {
  const detail = withoutOwnPath(whole)
  const { answer, routing } = detail
  const { bodyBytes: _request, ...request } = detail.request
  const { bodyBytes: _response, ...response } = detail.response
  const body = (base64: string): string => recode(base64, maskBody) ?? ''
  return {
    ...detail,
    summary: maskSummary(detail.summary),
    request: {
      ...request,
      path: maskPath(request.path),
      headers: maskHeaders(request.headers),
      bodyBase64: body(request.bodyBase64),
    },
    response: {
      ...response,
      headers: maskHeaders(response.headers),
      bodyBase64: body(response.bodyBase64),
    },
    answer: answer && {
      ...answer,
      name: maskText(answer.name),
      text: maskBody(answer.text),
      previousText: answer.previousText === null ? null : maskBody(answer.previousText),
    },
    routing: routing && {
      steps: routing.steps.map(step => ({
        ...step,
        name: maskText(step.name),
        why: maskText(step.why),
      })),
      end: maskText(routing.end),
    },
    note: detail.note === null ? null : covered,
  }
}

export const maskExchange = (said: ToolExchange): ToolExchange => ({
  ...said,
  arguments: maskBody(said.arguments),
  reply: maskBody(said.reply),
})

export const maskWaiting = (call: WaitingCall): WaitingCall => ({
  ...call,
  from: numberOrNull(call.from),
  to: numberOrNull(call.to),
})
