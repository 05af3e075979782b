import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sign, verify } from '../../../../core/platforms/thunderphone/signature.ts'
import type { HeaderList } from '../../../../shared/capture.ts'

interface Vector {
  readonly platform: string
  readonly secret: string
  readonly body: string
  readonly header: string
  readonly signature: string
}
const all: Vector[] = JSON.parse(
  readFileSync(new URL('../../../support/signature-vectors.json', import.meta.url), 'utf8'),
)
const vectors = all.filter(({ platform }) => platform === 'thunderphone')

const secret = 'whsec_test_0123456789'
const body = Buffer.from('{"data":{"call_id":1},"type":"telephony.incoming"}')
const [name, signature] = sign(body, secret)
const withHeaders = (...headers: HeaderList) => verify([['Host', 'x'], ...headers], body, secret)

describe('the signature', () => {
  it.each(vectors)('of the published vector for $secret is made and holds', vector => {
    const bytes = Buffer.from(vector.body)
    expect(sign(bytes, vector.secret)).toEqual([vector.header, vector.signature])
    expect(verify([[vector.header, vector.signature]], bytes, vector.secret)).toEqual({ status: 'verified' })
  })

  it.each(['X-ThunderPhone-Signature', 'x-thunderphone-signature', 'X-THUNDERPHONE-SIGNATURE'])(
    'is found under %s',
    header => {
      expect(withHeaders([header, signature])).toEqual({ status: 'verified' })
    },
  )

  it.each<[string, HeaderList, string]>([
    ['is cut short', [[name, signature.slice(0, 63)]], 'it has 63 characters instead of 64'],
    ['has one digit too many', [[name, `${signature}0`]], 'it has 65 characters instead of 64'],
    ['is empty', [[name, '']], 'it has 0 characters instead of 64'],
    ['is upper-case', [[name, signature.toUpperCase()]], 'it is not bare lower-case hex'],
    ['is not hex', [[name, `g${signature.slice(1)}`]], 'it is not bare lower-case hex'],
    ['has a prefix', [[name, `sha256=${signature}`]], 'it is not bare lower-case hex'],
    ['ends in white space', [[name, `${signature} `]], 'it is not bare lower-case hex'],
    ['ends in a line break', [[name, `${signature}\n`]], 'it is not bare lower-case hex'],
    [
      'is base64',
      [[name, Buffer.from(signature, 'hex').toString('base64')]],
      'it is not bare lower-case hex',
    ],
    [
      'stands there twice',
      [
        [name, signature],
        [name.toLowerCase(), signature],
      ],
      'there are 2 X-ThunderPhone-Signature headers',
    ],
    ['is another one', [[name, '0'.repeat(64)]], "it does not match this body and the endpoint's secret"],
  ])('does not hold when it %s, and says so', (_, headers, reason) => {
    expect(withHeaders(...headers)).toEqual({ status: 'failed', reason })
  })

  it('is missing when no header has it', () => {
    expect(withHeaders(['X-Signature', signature])).toEqual({
      status: 'missing',
      reason: 'there is no X-ThunderPhone-Signature header',
    })
  })

  it('covers every byte of the body', () => {
    for (let i = 0; i < body.length; i++) {
      const changed = Buffer.from(body)
      changed[i] = (changed[i] ?? 0) ^ 1
      expect(verify([[name, signature]], changed, secret).status).toBe('failed')
    }
    for (const other of [body.subarray(1), Buffer.concat([body, Buffer.from('\n')]), Buffer.alloc(0)])
      expect(verify([[name, signature]], other, secret).status).toBe('failed')
  })

  it('covers bytes that are no text', () => {
    const bytes = Buffer.from([0, 255, 254, 13, 10, 0])
    expect(verify([[...sign(bytes, secret)]], bytes, secret).status).toBe('verified')
    expect(verify([[...sign(Buffer.from(bytes.toString('utf8')), secret)]], bytes, secret).status).toBe(
      'failed',
    )
  })

  it.each([
    ['without its whsec_', 'test_0123456789'],
    ['with white space', 'whsec_test_0123456789 '],
    ['in other case', 'WHSEC_test_0123456789'],
    ['decoded', Buffer.from('test_0123456789', 'base64').toString('latin1')],
    ['left out', ''],
  ])('takes the secret verbatim, so it does not hold %s', (_, other) => {
    expect(verify([[name, signature]], body, other).status).toBe('failed')
  })

  it('takes a secret beyond ASCII as UTF-8', () => {
    const utf8 = Buffer.from('ключ 😀', 'utf8')
    expect(sign(body, 'ключ 😀')[1]).toBe(createHmac('sha256', utf8).update(body).digest('hex'))
  })
})
