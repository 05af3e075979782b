import { createHmac } from 'node:crypto'
import { diagnose, type SignatureQuestion } from '../../../core/diagnosis/diagnose.ts'
import { signatureSchemes } from '../../../core/platforms/signature-schemes.ts'

export const secret = 'whsec_c2VjcmV0IG9mIGEgdGVzdA'
export const header = 'X-ThunderPhone-Signature'
/** A delivery as ThunderPhone writes it. */
export const sent =
  '{"data":{"call_id":7,"from_number":"+14155550199","note":"Grüße"},"type":"telephony.incoming"}'

/** Written here once more, so that the product is not checked by itself. */
export const mac = (body: string | Uint8Array, key: string | Buffer = secret): Buffer =>
  createHmac('sha256', key).update(body).digest()
export const hex = (body: string | Uint8Array, key: string | Buffer = secret): string =>
  mac(body, key).toString('hex')

/** Asks about a delivery that came as `body`, signed as it says. */
export const ask = (
  signature: string | null,
  body: string | Buffer = sent,
  more: Partial<SignatureQuestion> = {},
) =>
  diagnose({
    scheme: signatureSchemes.thunderphone,
    headers: [['Host', 'x'], ...(signature === null ? [] : ([[header, signature]] as [string, string][]))],
    body: Buffer.from(body),
    secret,
    others: [],
    atMs: 1_714_700_000_000,
    ...more,
  })
