import { expect, test } from 'vitest'
import { onlyBeginning } from '../../../renderer/engine/only-beginning.ts'
import { CaptureDetail } from '../../../shared/capture.ts'
import { sampleCapture } from '../sample-capture.ts'

const detailOf = (body: Buffer, bodyBytes?: number): CaptureDetail =>
  CaptureDetail.parse({
    summary: sampleCapture(1),
    request: {
      method: 'POST',
      path: '/',
      headers: [],
      bodyBase64: body.toString('base64'),
      truncated: false,
      bodyBytes,
    },
    response: { headers: [], bodyBase64: '' },
    answer: null,
    routing: null,
    note: null,
    replayChanges: null,
  })

test('of a body that came in parts the first one is kept, without the sign that it ends in the middle of', () => {
  const text = 'abcdefé€😀abc'
  const bytes = Buffer.from(text)
  for (let length = 9; length <= bytes.length; length += 3) {
    const { request } = onlyBeginning(detailOf(bytes.subarray(0, length), 1_000))
    const kept = Buffer.from(request.bodyBase64, 'base64')
    expect(new TextDecoder('utf-8', { fatal: true }).decode(kept)).toBe(text.slice(0, kept.toString().length))
    expect(kept.length).toBeGreaterThan(length - 4)
    expect([request.truncated, request.bodyBytes]).toEqual([true, undefined])
  }
})

test('a body that came whole stays as it is', () => {
  const { request } = onlyBeginning(detailOf(Buffer.from([0x61, 0xc3])))
  expect([request.bodyBase64, request.truncated]).toEqual(['YcM=', false])
})
