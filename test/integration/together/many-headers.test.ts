import { expect, it } from 'vitest'
import { liveLine } from '../../support/line.ts'
import { incoming, post, signatureOf } from '../../support/sender.ts'

it('takes thousands of headers, keeps all of them in their order, and finds the signature behind them', async () => {
  const { url, captureOf, detailOf } = await liveLine()
  const body = incoming(1)
  const many = Array.from({ length: 5_000 }, (_, i) => [`h${i}`, 'v'] as const)
  const { status } = await post(url, body, {
    headers: [...many, ['X-ThunderPhone-Signature', signatureOf(body)]],
  })
  expect(status).toBe(200)
  const { id, signature } = await captureOf('1')
  expect(signature.status).toBe('verified')
  const { request } = await detailOf(id)
  expect(request.headers.filter(([name]) => /^h\d/.test(name))).toEqual(many)
})
