import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import type { HeaderList } from '../../shared/capture.ts'
import type { AnswerCheck } from '../../shared/finding.ts'
import type { PlatformFacts } from '../../shared/platforms/facts.ts'

const largest = { maxOutputLength: 1_048_576 }
const decoders: Record<string, (body: Buffer) => Buffer> = {
  gzip: body => gunzipSync(body, largest),
  'x-gzip': body => gunzipSync(body, largest),
  deflate: body => inflateSync(body, largest),
  br: body => brotliDecompressSync(body, largest),
}

/** A body as it was before it was compressed. @throws what zlib says of one that is broken */
export const decode = (headers: HeaderList, body: Buffer): Buffer => {
  const encoding = headers
    .find(([name]) => name.toLowerCase() === 'content-encoding')?.[1]
    ?.trim()
    .toLowerCase()
  const decoder = encoding ? decoders[encoding] : undefined
  return decoder ? decoder(body) : body
}

/** JSON is UTF-8 and nothing else (RFC 8259 §8.1): other bytes are an error, and so is a byte order mark. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const unusable: AnswerCheck = {
  kind: 'unusable',
  findings: [{ path: [], code: 'not-json', severity: 'error', message: 'The answer is not JSON.' }],
}

/** Reads a response body as the platform would, compressed ones included. Never throws. */
export const readAnswer = (
  facts: Pick<PlatformFacts, 'checkAnswer'>,
  headers: HeaderList,
  body: Buffer,
): AnswerCheck => {
  if (body.length === 0) return { kind: 'empty', findings: [] }
  try {
    return facts.checkAnswer(JSON.parse(utf8.decode(decode(headers, body))))
  } catch {
    return unusable
  }
}
