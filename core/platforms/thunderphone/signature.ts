import { createHmac, timingSafeEqual } from 'node:crypto'
import type { HeaderList } from '../../../shared/capture.ts'
import type { SignatureResult } from '../adapter.ts'

const header = 'X-ThunderPhone-Signature'

/** The secret is used verbatim as UTF-8: `whsec_` is part of it, nothing is decoded (ThunderPhone, Signature). */
const mac = (body: Buffer, secret: string): Buffer => createHmac('sha256', secret).update(body).digest()

const failed = (reason: string): SignatureResult => ({ status: 'failed', reason })

/** Bare lower-case hex HMAC-SHA256 over the exact raw body, compared in constant time. */
export const verify = (headers: HeaderList, body: Buffer, secret: string): SignatureResult => {
  const given = headers
    .filter(([name]) => name.toLowerCase() === header.toLowerCase())
    .map(([, value]) => value)
  const [signature] = given
  if (signature === undefined) return { status: 'missing', reason: `there is no ${header} header` }
  if (given.length > 1) return failed(`there are ${given.length} ${header} headers`)
  if (!/^[0-9a-f]*$/.test(signature)) return failed('it is not bare lower-case hex')
  if (signature.length !== 64) return failed(`it has ${signature.length} characters instead of 64`)
  return timingSafeEqual(Buffer.from(signature, 'hex'), mac(body, secret))
    ? { status: 'verified' }
    : failed("it does not match this body and the endpoint's secret")
}

export const sign = (body: Buffer, secret: string): readonly [string, string] => [
  header,
  mac(body, secret).toString('hex'),
]
