import { describe, expect, it } from 'vitest'
import { sampleEvent, sampleEventTypes } from '../../../core/simulator/sample-events.ts'
import { driftDesk, listed } from './drift-desk.ts'

const complete = (data: object = {}) => {
  const event = sampleEvent('telephony.complete') as { type: string; data: Record<string, unknown> }
  return { ...event, data: { ...event.data, ...data } }
}
const incoming = { call_id: 1, from_number: '+14155550199', to_number: '+16505550123' }

describe('what the documents have', () => {
  it.each(sampleEventTypes)('is no change of the platform: %s', async type => {
    const desk = driftDesk()
    const { drift } = await desk.take(sampleEvent(type))
    expect([drift, listed(desk), desk.problems]).toEqual([undefined, [], []])
  })

  it.each([
    ['an event id', { type: 'web.incoming', data: incoming, event_id: 'evt_1' }],
    ['a grade of either scale', complete({ grade_score: 87 })],
    ['no recording', complete({ recording_url: null, transfer_number: '+15551234567' })],
    ['an empty transcript', complete({ transcripts: [] })],
    ['more in a grade', { type: 'call.graded', data: { call_id: 1, grade: { score: 1, parts: [1] } } }],
    ['any fields of a tool', { type: 'telephony.tool', data: { name: 'x', args: [1, null] } }],
    ['any fields of an issue', { type: 'issue.reported', data: { id: 1, more: {} } }],
    ['a field that is left out', { type: 'telephony.incoming', data: { call_id: 1 } }],
  ])('has room for %s', async (_, payload) => {
    const desk = driftDesk()
    await desk.take(payload)
    expect(listed(desk)).toEqual([])
  })
})

describe('a change of the platform', () => {
  it('is an event that nobody has documented', async () => {
    const desk = driftDesk()
    const { drift } = await desk.take({ type: 'telephony.transferred', data: { whatever: 1 } })
    expect(drift).toBe(1)
    expect(listed(desk)).toEqual(['unknown-event telephony.transferred  null → object ×1'])
  })

  it('is a new field, wherever it stands; what is below it is not listed', async () => {
    const desk = driftDesk()
    const { drift } = await desk.take({
      ...complete({ sentiment: { score: 1 }, transcripts: [{ role: 'user' }, { role: 'agent', tokens: 3 }] }),
      region: 'eu',
    })
    expect(drift).toBe(3)
    expect(listed(desk)).toEqual([
      'new-field telephony.complete /data/sentiment null → object ×1',
      'new-field telephony.complete /data/transcripts/*/tokens null → integer ×1',
      'new-field telephony.complete /region null → string ×1',
    ])
  })

  it('is another type of a known field', async () => {
    const desk = driftDesk()
    await desk.take(complete({ call_id: 'c-1', duration_seconds: 1.5, recording_url: [], transcripts: {} }))
    expect(listed(desk)).toEqual([
      'changed-type telephony.complete /data/call_id integer → string ×1',
      'changed-type telephony.complete /data/duration_seconds integer → number ×1',
      'changed-type telephony.complete /data/recording_url string or null → array ×1',
      'changed-type telephony.complete /data/transcripts array → object ×1',
    ])
  })

  it('is told once with its capture, and counted when it comes again', async () => {
    const desk = driftDesk()
    const first = await desk.take({ type: 'web.incoming', data: { ...incoming, region: 'eu' } })
    expect(desk.marked[0]).toMatchObject({ id: first.id, drift: 1 })
    await desk.take({ type: 'web.incoming', data: { ...incoming, region: null } })
    expect(listed(desk)).toEqual(['new-field web.incoming /data/region null → null or string ×2'])
    const items = desk.told.flatMap(event => (event.name === 'drift' ? [event.payload] : []))
    expect(items.filter(({ path }) => path === '/data/region')).toMatchObject([
      { firstCaptureId: first.id, lastCaptureId: first.id, count: 1, practice: false },
    ])
  })

  it('stays dismissed until it changes again', async () => {
    const desk = driftDesk()
    const take = (region: unknown) => desk.take({ type: 'web.incoming', data: { ...incoming, region } })
    await take('eu')
    const [item] = desk.drift.list().filter(({ path }) => path !== '')
    desk.drift.dismiss(item?.id ?? '')
    expect(desk.told.at(-1)).toEqual({ name: 'drift-dismissed', payload: { id: item?.id } })
    expect((await take('us')).drift).toBeUndefined()
    expect(listed(desk)).toEqual([])
    expect((await take({ name: 'us' })).drift).toBe(1)
    expect(listed(desk)).toEqual(['new-field web.incoming /data/region null → object or string ×3'])
  })

  it('keeps what would break a table or a pointer', async () => {
    const desk = driftDesk()
    await desk.take({ type: 'web.incoming', data: { ...incoming, 'a/b~c\0d': 1, [`${'x'.repeat(500)}`]: 1 } })
    const paths = desk.drift.list().map(({ path }) => path)
    expect(paths).toContain('/data/a~1b~0c\0d')
    expect(paths).toContain(`/data/${'x'.repeat(80)}…`)
  })
})

describe('what is not looked at', () => {
  const payload = { type: 'web.incoming', data: { ...incoming, region: 'eu' } }
  it.each([
    ['an unsigned delivery', { signature: { status: 'missing' } }],
    ['a forged one', { signature: { status: 'failed' } }],
    ['a duplicate', { duplicateOf: 'c0' }],
    ['a replay of ours', { replayOf: 'c0' }],
    ['one for somebody else', { outcome: { source: 'default', status: 200, passedOver: 'number' } }],
    ['one of which only the line was kept', { leftOut: 'metadata' }],
    ['the call of a function tool', { tool: 'find' }],
  ] as const)('is %s', async (_, change) => {
    const desk = driftDesk()
    await desk.take(payload, change)
    expect(listed(desk)).toEqual([])
  })

  it('is what we have taken out of a body ourselves', async () => {
    const desk = driftDesk()
    await desk.take(complete({ transcripts: 'left out', recording_url: 0, region: 'eu' }), {
      leftOut: 'transcripts',
    })
    expect(listed(desk)).toEqual(['new-field telephony.complete /data/region null → string ×1'])
  })

  it.each([
    ['no JSON', '{"type":'],
    ['nested for ever', `${'['.repeat(200_000)}`],
    ['bytes that are no text', Buffer.from([0xff, 0]).toString('latin1')],
  ])('is %s', async (_, body) => {
    const desk = driftDesk()
    await desk.take(body, { eventType: 'web.incoming' })
    expect([listed(desk), desk.problems]).toEqual([[], []])
  })
})

describe('a payload that means harm', () => {
  it.each([
    ['new keys', () => Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i]))],
    [
      'entries, each with a key of its own',
      () => ({ transcripts: Array.from({ length: 40_000 }, (_, i) => ({ [`k${i}`]: 1 })) }),
    ],
  ])('of many %s makes a few items', async (_, data) => {
    const desk = driftDesk()
    const body = JSON.stringify({ type: 'telephony.complete', data: data() })
    const { drift } = await desk.take(body, { eventType: 'telephony.complete' })
    expect([drift, listed(desk).length]).toEqual([6, 6])
  })

  it('fills the list up to its end, and captures are still marked', async () => {
    const desk = driftDesk()
    for (let i = 0; i < 60; i++)
      desk.leave({
        type: 'web.incoming',
        data: Object.fromEntries(Array.from({ length: 6 }, (_, k) => [`k${i}-${k}`, 1])),
      })
    const last = await desk.take({ type: 'web.incoming', data: { another: 1 } })
    expect(last.drift).toBe(1)
    expect(desk.drift.list().length).toBeLessThanOrEqual(200)
    expect(desk.drift.list().length).toBeGreaterThan(190)
  })
})
