import type { CaptureDetail } from '../../shared/capture.ts'

interface Part {
  readonly bodyBase64: string
  readonly bodyBytes?: number | undefined
}

/** Bytes of a sign of UTF-8 by its first one. */
const signBytes = (first: number): number => (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2)

/** A part of a text without the sign that it ends in the middle of. @param base64 without padding */
const wholeSigns = (base64: string): string => {
  const end = atob(base64.slice(-8))
  for (let back = 1; back <= Math.min(3, end.length); back++) {
    const byte = end.charCodeAt(end.length - back)
    if (byte < 0x80) break
    if (byte >= 0xc0) return signBytes(byte) > back ? base64.slice(0, -8) + btoa(end.slice(0, -back)) : base64
  }
  return base64
}

const beginningOf = <P extends Part>({ bodyBytes, ...part }: P): Omit<P, 'bodyBytes'> =>
  bodyBytes === undefined ? part : { ...part, bodyBase64: wholeSigns(part.bodyBase64) }

/** A detail whose long bodies are no longer than the part that came with it: the rest is not asked for. */
export const onlyBeginning = (detail: CaptureDetail): CaptureDetail => ({
  ...detail,
  request: {
    ...beginningOf(detail.request),
    truncated: detail.request.truncated || detail.request.bodyBytes !== undefined,
  },
  response: beginningOf(detail.response),
})
