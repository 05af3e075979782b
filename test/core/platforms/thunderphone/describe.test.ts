import { describe, expect, it } from 'vitest'
import { describe as describePayload } from '../../../../core/platforms/thunderphone/describe.ts'

const told = (payload: unknown, body = JSON.stringify(payload)) =>
  describePayload(payload, Buffer.from(body ?? ''))
const nothing = { eventType: null, callId: null, from: null, to: null }

describe('what a payload says of itself', () => {
  it('is its type, call and numbers', () => {
    const data = { call_id: 987654321, from_number: '+14155550199', to_number: '+15551234567', more: 1 }
    expect(told({ type: 'telephony.incoming', data })).toMatchObject({
      eventType: 'telephony.incoming',
      callId: '987654321',
      from: '+14155550199',
      to: '+15551234567',
    })
  })

  it.each<[string, unknown, object]>([
    ['nothing of null', null, nothing],
    ['nothing of a list', [{ type: 'x' }], nothing],
    ['nothing of a text', 'telephony.incoming', nothing],
    ['nothing of a number', 7, nothing],
    ['nothing of {}', {}, nothing],
    ['an unknown type as it is', { type: 'sms.incoming' }, { ...nothing, eventType: 'sms.incoming' }],
    ['a type that is a number', { type: 7 }, { ...nothing, eventType: '7' }],
    ['no type that is an object', { type: { name: 'x' } }, nothing],
    ['nothing of data that is a list', { type: 'x', data: [{ call_id: 1 }] }, { ...nothing, eventType: 'x' }],
    ['nothing of data that is null', { data: null }, nothing],
    ['a call id that is a text', { data: { call_id: 'c-1' } }, { ...nothing, callId: 'c-1' }],
    ['a call id of zero', { data: { call_id: 0 } }, { ...nothing, callId: '0' }],
    ['no call id that is a flag', { data: { call_id: true } }, nothing],
    ['the caller "web"', { data: { from_number: 'web' } }, { ...nothing, from: 'web' }],
    [
      'a number that is none as a text',
      { data: { from_number: 15551234567 } },
      { ...nothing, from: '15551234567' },
    ],
    ['a visible mark for NUL', { type: 'a\0b\0' }, { ...nothing, eventType: 'a\uFFFDb\uFFFD' }],
    [
      'the beginning of what is very long',
      { type: 'x'.repeat(5_000) },
      { ...nothing, eventType: 'x'.repeat(200) },
    ],
  ])('is %s', (_, payload, expected) => {
    expect(told(payload)).toMatchObject(expected)
  })

  it('has nothing of the prototype of objects', () => {
    expect(told(JSON.parse('{"__proto__":{"type":"x"},"data":{"__proto__":{"call_id":1}}}'))).toMatchObject(
      nothing,
    )
  })
})

describe('a grade in a payload', () => {
  const complete = (grade_score: unknown, type = 'telephony.complete') =>
    told({ type, data: { call_id: 1, grade_score } }).grade
  const graded = (grade: unknown, type = 'call.graded') => told({ type, data: { call_id: 1, grade } }).grade

  it('is the number as it came, of the event at the end of the call or the one of its own', () => {
    expect(complete(0.85)).toEqual({ source: 'complete', value: 0.85 })
    expect(complete('91', 'web.complete')).toEqual({ source: 'complete', value: 91 })
    expect(complete(0, 'call.complete')).toEqual({ source: 'complete', value: 0 })
    expect(graded({ score: 100, more: 1 })).toEqual({ source: 'graded', value: 100 })
  })

  it.each([undefined, null, '', ' ', 'good', true, [1], { score: 1 }, -1, 101, '1e9'])(
    'is none where it says %j',
    score => {
      expect(complete(score)).toBeUndefined()
      expect(graded({ score })).toBeUndefined()
    },
  )

  it('is not looked for elsewhere', () => {
    expect(complete(1, 'telephony.incoming')).toBeUndefined()
    expect(graded({ score: 1 }, 'telephony.complete')).toBeUndefined()
    expect([graded(5), graded(null), graded([{ score: 1 }])]).toEqual([undefined, undefined, undefined])
  })
})

describe('two deliveries are the same', () => {
  const one = { type: 'telephony.complete', data: { call_id: 1, status: 'completed' } }
  const sameness = (payload: object, body?: string) => told(payload, body).sameness

  it('by their event_id, whatever else differs', () => {
    expect(sameness({ ...one, event_id: 'e1' })).toBe(sameness({ type: 'other', event_id: 'e1' }))
    expect(sameness({ ...one, event_id: 'e1' })).not.toBe(sameness({ ...one, event_id: 'e2' }))
  })

  it('by type, call and bytes when there is none', () => {
    expect(sameness(one)).toBe(sameness({ ...one }))
    expect(sameness(one)).not.toBe(sameness({ ...one, data: { ...one.data, status: 'failed' } }))
    expect(sameness(one, '{}')).not.toBe(sameness({ ...one, type: 'web.complete' }, '{}'))
    expect(sameness(one, '{}')).not.toBe(sameness({ ...one, data: { call_id: 2 } }, '{}'))
    expect(sameness(one, '{}')).not.toBe(sameness(one, '{} '))
  })

  it('never by an event_id that looks like the other kind', () => {
    const plain = sameness(one, 'x')
    expect(sameness({ event_id: String(plain) })).not.toBe(plain)
  })
})
