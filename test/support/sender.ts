import { createHmac } from 'node:crypto'
import { type Dispatcher, request } from 'undici'

/** The secret of every endpoint that a test registers by hand. */
export const endpointSecret = 'whsec_c2VjcmV0IG9mIGEgdGVzdA'

/** Bare lower-case hex HMAC-SHA256 of the exact bytes: written here once more, so that a test never checks the product by itself. */
export const signatureOf = (body: Uint8Array, secret = endpointSecret): string =>
  createHmac('sha256', secret).update(body).digest('hex')

export const incoming = (callId: number, more: Readonly<Record<string, unknown>> = {}): Buffer =>
  Buffer.from(
    JSON.stringify({
      data: { call_id: callId, from_number: '+14155550199', to_number: '+16505550123', ...more },
      type: 'telephony.incoming',
    }),
  )

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
  /** From before dialling to the last byte, on the sender's clock. */
  readonly tookMs: number
}

export interface Post {
  readonly headers?: readonly (readonly [string, string])[]
  readonly method?: Dispatcher.HttpMethod
  readonly dispatcher?: Dispatcher
}

/** One HTTP request of a real client, with the headers that are given and no signature of its own. */
export const post = async (
  url: string,
  body: Uint8Array | AsyncIterable<Uint8Array> | null,
  { headers = [], method = 'POST', dispatcher }: Post = {},
): Promise<Reply> => {
  const startedAt = performance.now()
  const reply = await request(url, {
    method,
    headers: ['content-type', 'application/json', ...headers.flat()],
    body: body as Buffer | null,
    ...(dispatcher ? { dispatcher } : {}),
  })
  const bytes = Buffer.from(await reply.body.arrayBuffer())
  return {
    status: reply.statusCode,
    headers: reply.headers,
    body: bytes,
    tookMs: performance.now() - startedAt,
  }
}

/** A delivery as the platform signs it. */
export const deliver = (url: string, body: Uint8Array, options: Post = {}, secret = endpointSecret) =>
  post(url, body, {
    ...options,
    headers: [['X-ThunderPhone-Signature', signatureOf(body, secret)], ...(options.headers ?? [])],
  })
