import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { fixtureSecret } from '../../shared/fixture-secret.ts'

/** What a developer may get wrong. */
export interface HandlerFaults {
  readonly secret?: string
  /** `parsed`: over the JSON that it wrote again, and not over the bytes. */
  readonly verifies?: 'bytes' | 'parsed' | 'never'
  /** Only the first call: milliseconds. */
  readonly lateOnceMs?: number
  readonly onUnknownType?: number
  readonly voice?: unknown
}

const config = (voice: unknown) => ({ prompt: 'You book rooms for a small hotel.', voice })
const known = ['telephony.incoming', 'telephony.complete', 'web.incoming', 'web.complete']

const isSigned = (headers: IncomingHttpHeaders, body: Buffer, secret: string): boolean => {
  const wanted = Buffer.from(createHmac('sha256', secret).update(body).digest('hex'))
  const given = Buffer.from(String(headers['x-thunderphone-signature'] ?? ''))
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** A webhook as the README asks for it: raw bytes are verified first, `{}` for all that it does not know. @returns its URL */
export const webhookHandler = async (faults: HandlerFaults = {}): Promise<string> => {
  const { secret = fixtureSecret, verifies = 'bytes', lateOnceMs = 0, onUnknownType = 200 } = faults
  let waitMs = lateOnceMs
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const bytes = Buffer.concat(chunks)
      const signedBytes =
        verifies === 'parsed' ? Buffer.from(JSON.stringify(JSON.parse(bytes.toString()))) : bytes
      if (verifies !== 'never' && !isSigned(request.headers, signedBytes, secret)) {
        response.writeHead(401).end()
        return
      }
      const { type } = JSON.parse(bytes.toString())
      const isIncoming = type === 'telephony.incoming'
      const answer = isIncoming ? config(faults.voice ?? 'en-US-Emma2') : {}
      const send = () => {
        response.writeHead(known.includes(type) ? 200 : onUnknownType, { 'Content-Type': 'application/json' })
        response.end(JSON.stringify(answer))
      }
      setTimeout(send, isIncoming ? waitMs : 0)
      if (isIncoming) waitMs = 0
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`
}
