import { describe, expect, it } from 'vitest'
import { changesIn, formOf, requestOf, signs, whyNotSend } from '../../renderer/replay/replay-form.ts'
import type { CaptureDetail } from '../../shared/capture.ts'
import { sampleSummary } from '../core/captures/sample-capture.ts'

const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64')

const detailOf = (body: string | Buffer, size = Buffer.byteLength(body)): CaptureDetail => ({
  summary: sampleSummary(1, { size }),
  request: {
    method: 'POST',
    path: '/h/unguessable-part?customer_id=1',
    headers: [
      ['Host', 'x.loca.lt'],
      ['Content-Type', 'application/json'],
      ['X-Twice', 'one'],
      ['X-Twice', 'two'],
      ['X-ThunderPhone-Signature', 'abc'],
    ],
    bodyBase64: base64(body),
    truncated: false,
  },
  response: { headers: [], bodyBase64: '' },
  answer: null,
  routing: null,
  note: null,
  replayChanges: null,
})

const sentBody = (detail: CaptureDetail, body: string, asPlatform?: boolean): string | null => {
  const form = { ...formOf(detail), body, ...(asPlatform === undefined ? {} : { asPlatform }) }
  const { edit } = requestOf(form, detail, false)
  return edit?.bodyBase64 === undefined ? null : Buffer.from(edit.bodyBase64, 'base64').toString()
}

describe('the fields of a replay', () => {
  it('change nothing while nobody has written in them, and show no secret path', () => {
    const detail = detailOf('{"a":1,"b":[]}')
    const form = formOf(detail)
    expect(form.path).toBe('?customer_id=1')
    expect(form.body).toContain('\n')
    expect(changesIn(form, detail)).toEqual([])
    expect(requestOf(form, detail, false)).toMatchObject({
      edit: null,
      sign: false,
      times: 1,
      ratePerS: null,
    })
  })

  it('send an edited payload as the platform writes it, every literal as it was written', () => {
    const detail = detailOf('{"a":1}')
    expect(sentBody(detail, '{ "b": 12345678901234567890,\n "a": "\\u00e9" }')).toBe(
      '{"a":"\\u00e9","b":12345678901234567890}',
    )
    expect(sentBody(detail, '{ "b": 1 }', false)).toBe('{ "b": 1 }')
    expect(sentBody(detail, 'no { JSON')).toBe('no { JSON')
  })

  it('leave a payload that came with spaces as it is written', () => {
    const detail = detailOf('{ "b": 1, "a": 2 }')
    expect(formOf(detail)).toMatchObject({ body: '{ "b": 1, "a": 2 }', asPlatform: false })
    expect(sentBody(detail, '{ "b": 2, "a": 2 }')).toBe('{ "b": 2, "a": 2 }')
  })

  it.each([
    ['bytes that are no text', detailOf(Buffer.from([0xff, 0xfe]))],
    ['only the beginning of a body', detailOf('{"a":1}', 400_000)],
  ])('do not edit %s', (_what, detail) => {
    const form = formOf(detail)
    expect(form.body).toBeNull()
    expect(requestOf(form, detail, false).edit).toBeNull()
  })

  it('sign by themselves once the body is edited, until somebody says otherwise', () => {
    const detail = detailOf('{"a":1}')
    const form = formOf(detail)
    const edited = { ...form, body: '{"a":2}' }
    expect(signs(form, form)).toBe(false)
    expect(signs(edited, form)).toBe(true)
    expect(changesIn(edited, detail)).toEqual(['body', 'signature'])
    expect(changesIn({ ...edited, sign: false }, detail)).toEqual(['body'])
    expect(requestOf({ ...edited, sign: false }, detail, false).sign).toBe(false)
  })

  it('list headers that were changed, and keep their order and duplicates', () => {
    const detail = detailOf('{}')
    const form = formOf(detail)
    const headers = form.headers.replace('X-Twice: two', 'X-Twice: 3\n\nX-New:a:b')
    expect(changesIn({ ...form, headers }, detail)).toEqual(['header x-twice', 'header x-new'])
    expect(requestOf({ ...form, headers }, detail, false).edit?.headers).toEqual([
      ['Content-Type', 'application/json'],
      ['X-Twice', 'one'],
      ['X-Twice', '3'],
      ['X-New', 'a:b'],
      ['X-ThunderPhone-Signature', 'abc'],
    ])
  })

  it.each([
    [{ times: '0' }, /Once/],
    [{ times: '1.5' }, /Once/],
    [{ times: '' }, /Once/],
    [{ rate: '500' }, /rate/],
    [{ rate: 'x' }, /rate/],
    [{ kind: 'url' as const }, /URL/],
    [{ rate: '0,5', times: '1000' }, null],
  ])('say what is wrong with %j', (change, words) => {
    const why = whyNotSend({ ...formOf(detailOf('{}')), ...change })
    if (words === null) expect(why).toBeNull()
    else expect(why).toMatch(words)
  })
})
