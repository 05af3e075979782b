import { createHmac, randomBytes } from 'node:crypto'

/** The header that carries the signature. */
export const signatureHeader = 'X-ThunderPhone-Signature'

/**
 * The signature of a body: bare lower-case hex HMAC-SHA256 of the exact bytes. The key is the secret as UTF-8, verbatim:
 * `whsec_` is part of it and it is never base64-decoded (documented).
 */
export const sign = (body: string | Uint8Array, secret: string): string =>
  createHmac('sha256', Buffer.from(secret, 'utf8')).update(body).digest('hex')

/** A new secret of an endpoint, in the form that ThunderPhone gives. */
export const newSecret = (): string => `whsec_${randomBytes(24).toString('base64url')}`
