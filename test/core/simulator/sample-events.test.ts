import { describe, expect, it } from 'vitest'
import { sampleEvent, sampleEventTypes } from '../../../core/simulator/sample-events.ts'

const dataOf = (type: string) => sampleEvent(type).data as Record<string, unknown>

describe('a sample event', () => {
  it('exists for the nine types and the two legacy ones', () => {
    expect(sampleEventTypes).toHaveLength(11)
  })

  it.each([...sampleEventTypes, 'telephony.transferred'])('%s is of a new call each time', type => {
    const [one, two] = [sampleEvent(type), sampleEvent(type)].map(event => event.data as { call_id: number })
    expect(one?.call_id).toSatisfy(Number.isSafeInteger)
    expect(one?.call_id).not.toBe(two?.call_id)
  })

  it.each(sampleEventTypes)('%s has fictional numbers only', type => {
    for (const [found] of JSON.stringify(sampleEvent(type)).matchAll(/\+\d+/g))
      expect(found).toMatch(/^\+1\d{3}55501\d\d$/)
  })

  it.each([
    ['telephony.incoming', ['call_id', 'from_number', 'to_number']],
    ['web.incoming', ['call_id', 'from_number', 'to_number']],
    ['call.graded', ['call_id', 'grade']],
    [
      'issue.reported',
      ['id', 'call_id', 'source', 'severity', 'status', 'title', 'description', 'created_at'],
    ],
    ['test-call.completed', ['id', 'target_type', 'target_id', 'status', 'call_id', 'error_message']],
  ])('%s has the documented fields', (type, fields) => {
    expect(Object.keys(dataOf(type)).sort()).toEqual(fields.toSorted())
  })

  it.each(['telephony.complete', 'web.complete', 'call.complete'])('%s agrees with itself', type => {
    const data = sampleEvent(type, { voice: 'v', product: 'bolt' }, new Date('2031-05-14T12:00:00.000Z')).data
    expect(data).toMatchObject({
      direction: type.startsWith('web') ? 'widget' : 'inbound',
      start_time: '2031-05-14T11:59:26.000Z',
      end_time: '2031-05-14T12:00:00.000Z',
      duration_seconds: 34,
      billable_minutes: 1,
      voice: 'v',
      product: 'bolt',
      transfer_number: null,
    })
    const lines = (data as { transcripts: { start_ms: number; end_ms: number }[] }).transcripts
    expect(lines.at(-1)?.end_ms).toBeLessThanOrEqual(34_000)
    expect(lines.every((line, i) => line.start_ms >= (lines[i - 1]?.end_ms ?? 0))).toBe(true)
  })
})
