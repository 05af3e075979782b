import type { CaptureDetail } from '../../shared/capture.ts'
import { readBody } from '../text/body.ts'
import { hexDump } from '../text/hex.ts'

export const comparedParts = ['payload', 'response', 'headers'] as const
export type ComparedPart = (typeof comparedParts)[number]

/** Of bytes that are no text, as many are compared. */
const mostHex = 8_192

const bodyText = (base64: string): string => {
  const { text, bytes } = readBody(base64)
  return text ?? hexDump(bytes.subarray(0, mostHex))
}

/** A part of a capture as text. Headers are a line each, as they came. */
export const partText = ({ request, response }: CaptureDetail, part: ComparedPart): string => {
  if (part === 'payload') return bodyText(request.bodyBase64)
  if (part === 'response') return bodyText(response.bodyBase64)
  return [
    `${request.method} ${request.path}`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
  ].join('\n')
}

/** What differs besides the text of a part. */
export const otherChanges = (a: CaptureDetail, b: CaptureDetail, part: ComparedPart): readonly string[] => {
  if (part !== 'response') return []
  const [from, to] = [a.summary.outcome.status, b.summary.outcome.status]
  return from === to ? [] : [`status ${from ?? 'none'} → ${to ?? 'none'}`]
}
