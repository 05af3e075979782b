import { describe, expect, it } from 'vitest'
import type { Given } from '../../../core/delivery/given.ts'
import { keepOf } from '../../../core/delivery/keep-of.ts'
import { thunderphone } from '../../../shared/platforms/thunderphone/facts.ts'
import type { PrivacyMode } from '../../../shared/state.ts'

const given: Given = {
  source: 'default',
  status: 200,
  headers: [['Content-Type', 'application/json']],
  body: Buffer.from('{}'),
  check: { kind: 'own-agent', findings: [] },
}
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
const keep = (
  privacy: PrivacyMode,
  text: string,
  more: Partial<Given> = {},
  spokenKeys = thunderphone.spokenKeys,
) =>
  keepOf(privacy, {
    request: {
      method: 'POST',
      path: '/h/x?who=me',
      headers: [['A', 'b']],
      body: Buffer.from(text),
      truncated: false,
    },
    payload: parsed(text),
    spokenKeys,
    given: { ...given, ...more },
  })
const complete =
  '{"data": {"call_id": 1.50, "recording_url": "https://r", "transcripts": [{"content": "hi"}], "x": {"transcript": 1}}, "type": "web.complete"}'

describe('what is kept of a delivery', () => {
  it('is all of it', () => {
    const kept = keep('all', complete)
    expect(kept.request.body.toString()).toBe(complete)
    expect(kept).not.toHaveProperty('leftOut')
  })

  it('is all but what was said and where its recording is', () => {
    const kept = keep('no-transcripts', complete)
    expect(JSON.parse(kept.request.body.toString())).toEqual({
      data: { call_id: 1.5, x: {} },
      type: 'web.complete',
    })
    expect(kept).toMatchObject({
      leftOut: 'transcripts',
      request: { path: '/h/x?who=me', headers: [['A', 'b']] },
    })
    expect(kept.response.body.toString()).toBe('{}')
  })

  it.each([
    ['without any of it', '{"type": "telephony.incoming",  "data": {"note": "a \\u00e9"}}'],
    ['that only speaks of it', '{"data": {"note": "transcripts"}}'],
    ['that is no JSON', 'from=1&to=2'],
  ])('is the bytes that came, where it is one %s', (_, text) => {
    const kept = keep('no-transcripts', text)
    expect(kept.request.body.toString()).toBe(text)
    expect(kept).not.toHaveProperty('leftOut')
  })

  it.each([
    ['a key with escapes', '{"tran\\u0073cripts": ["hi"], "a": 1}', '{"a":1}'],
    ['a body that is cut', '{"transcripts": [{"content": "hi', ''],
    ['a body that is nested too deep', `${'['.repeat(50_000)}{"transcripts": 1}${']'.repeat(50_000)}`, ''],
  ])('hides what was said in %s', (_, text, left) => {
    const kept = keep('no-transcripts', text)
    expect(kept.request.body.toString()).toBe(left)
    expect(kept.leftOut).toBe('transcripts')
  })

  it('is all of the call of a function tool, whose arguments are no transcript', () => {
    expect(keep('no-transcripts', '{"transcript":1}', {}, []).request.body.toString()).toBe(
      '{"transcript":1}',
    )
  })

  it('is only what its row shows', () => {
    const { request, response, leftOut } = keep('metadata', complete)
    expect({ request, response, leftOut }).toEqual({
      request: { method: 'POST', path: '/h/x', headers: [], body: Buffer.alloc(0), truncated: false },
      response: { headers: [], body: Buffer.alloc(0) },
      leftOut: 'metadata',
    })
  })

  it('is little where it is for somebody else', () => {
    const kept = keep('all', complete, { passedOver: 'number' })
    expect(kept.request).toMatchObject({ path: '/h/x', headers: [], body: Buffer.alloc(0) })
  })
})
