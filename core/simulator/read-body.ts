import type { IncomingMessage } from 'node:http'
import { isRecord } from './read-tools.ts'
import { type Reply, refusal } from './reply.ts'

const mostBytes = 262_144
/** A sender that is cut off in the middle sees a broken connection and not the 413, so a little more is read and dropped. */
const mostDroppedBytes = 8 * 1_048_576

const bytesOf = async (request: IncomingMessage): Promise<Buffer | null> => {
  if (Number(request.headers['content-length'] ?? 0) > mostDroppedBytes) return null
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes: Buffer = chunk
    size += bytes.length
    if (size > mostDroppedBytes) return null
    if (size <= mostBytes) chunks.push(bytes)
  }
  return size > mostBytes ? null : Buffer.concat(chunks)
}

/**
 * The JSON object that a request carries: an empty one for an empty body.
 * @returns the object, or what to answer instead: 413 beyond 256 KiB, 400 when it is not a JSON object.
 * @throws when the sender goes away in the middle
 */
export const readBody = async (
  request: IncomingMessage,
): Promise<{ readonly body: Record<string, unknown> } | { readonly refused: Reply }> => {
  const bytes = await bytesOf(request)
  if (!bytes) return { refused: refusal(413, 'The body is larger than 256 KiB.', { connection: 'close' }) }
  if (bytes.length === 0) return { body: {} }
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'))
    return isRecord(body) ? { body } : { refused: refusal(400, 'Expected a JSON object.') }
  } catch (error) {
    return { refused: refusal(400, `JSON parse error - ${error instanceof Error ? error.message : error}`) }
  }
}
