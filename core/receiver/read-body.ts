import type { IncomingMessage } from 'node:http'
import { limits } from './limits.ts'

export type BodyResult =
  | { readonly kind: 'whole'; readonly body: Buffer }
  /** `size` is what was declared, or what had come when we stopped reading. */
  | { readonly kind: 'too-large'; readonly kept: Buffer; readonly size: number }
  | { readonly kind: 'too-slow'; readonly kept: Buffer; readonly size: number }
  | { readonly kind: 'gone' }

/**
 * Reads the raw body, no longer than it may take and no larger than it may be. Never rejects.
 * What is too large is still read to its end (within reason) and thrown away: a sender that is cut off while it
 * writes often sees a broken connection instead of the 413.
 */
export const readBody = (request: IncomingMessage): Promise<BodyResult> =>
  new Promise(resolve => {
    const declared = Number(request.headers['content-length'] ?? 0)
    let chunks: Buffer[] = []
    let size = 0
    let tooLarge = declared > limits.bodyBytes

    const kept = () => Buffer.concat(chunks).subarray(0, limits.keptOfTooLarge)
    const settle = (result: BodyResult): void => {
      clearTimeout(timer)
      request.removeListener('data', onData)
      resolve(result)
    }
    const cutShort = (kind: 'too-large' | 'too-slow') =>
      settle({ kind, kept: kept(), size: Math.max(size, tooLarge ? declared : 0) })
    const timer = setTimeout(() => cutShort(tooLarge ? 'too-large' : 'too-slow'), limits.requestMs)

    const onData = (chunk: Buffer): void => {
      size += chunk.length
      if (!tooLarge && size > limits.bodyBytes) {
        tooLarge = true
        chunks = [kept()]
      }
      if (!tooLarge || size <= limits.keptOfTooLarge) chunks.push(chunk)
      if (size > limits.drainedOfTooLarge) cutShort('too-large')
    }
    request.on('data', onData)
    request.once('end', () => {
      if (tooLarge) cutShort('too-large')
      else
        settle({ kind: 'whole', body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) })
    })
    request.once('close', () => settle({ kind: 'gone' }))
    request.once('error', () => settle({ kind: 'gone' }))
  })
