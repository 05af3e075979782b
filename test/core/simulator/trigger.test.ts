import { afterEach, describe, expect, it } from 'vitest'
import { call, endpointsPath, register } from './api.ts'
import { json, startHandler } from './handler.ts'
import { bodyOf, closeAll, holds, keep, start, startWith } from './rig.ts'

afterEach(closeAll)

describe('an event that is triggered', () => {
  it('reaches every active endpoint that subscribes to it, each signed with its own secret', async () => {
    const simulator = await start()
    const [all, some, other, off] = await Promise.all(
      [1, 2, 3, 4].map(() => startHandler(json({})).then(keep)),
    )
    if (!all || !some || !other || !off) throw new Error('no handlers')
    const first = await register(simulator, all.url)
    const second = await register(simulator, some.url, ['telephony.incoming'])
    await register(simulator, other.url, ['telephony.complete'])
    const { id } = await register(simulator, off.url)
    await call(simulator, 'PATCH', `${endpointsPath}/${id}`, { status: 'disabled' })

    const results = await simulator.trigger({ type: 'telephony.incoming' })
    expect(results).toHaveLength(2)
    expect([all, some, other, off].map(handler => handler.received.length)).toEqual([1, 1, 0, 0])
    expect(all.received[0]?.body).toEqual(some.received[0]?.body)
    expect(holds(all.received[0], first.secret)).toBe(true)
    expect(holds(some.received[0], second.secret)).toBe(true)
  })

  it('reaches nobody after the endpoint is deleted', async () => {
    const { simulator, endpoint, handler } = await startWith()
    await call(simulator, 'DELETE', `${endpointsPath}/${endpoint.id}`)
    expect(await simulator.trigger({ type: 'telephony.incoming' })).toEqual([])
    expect(handler.received).toEqual([])
  })

  it.each([
    ['call.incoming', 'telephony.incoming', 1],
    ['call.incoming', 'web.incoming', 1],
    ['call.complete', 'telephony.complete', 1],
    ['call.incoming', 'call.graded', 0],
    ['telephony.transferred', 'call.graded', 1],
    ['web.tool', 'telephony.tool', 0],
  ])('called %s, at an endpoint for %s, is delivered %i times', async (type, subscribed, times) => {
    const { simulator } = await startWith(json({}), [subscribed])
    expect(await simulator.trigger({ type })).toHaveLength(times)
  })

  it('can be changed by dotted paths', async () => {
    const { simulator, handler } = await startWith()
    const set = {
      'data.from_number': '+15551230000',
      'data.new.deep': [1],
      event_id: 'e1',
      'data.__proto__.x': 1,
    }
    const [result] = await simulator.trigger({
      type: 'telephony.incoming',
      set: { ...set, 'data.call_id': 5 },
    })
    expect(result?.callId).toBe('5')
    expect(handler.received[0]?.body.toString()).toMatch(
      /^\{"data":\{"__proto__":\{"x":1\},"call_id":5,"from_number":"\+15551230000","new":\{"deep":\[1\]\},"to_number":"\+\d+"\},"event_id":"e1","type":"telephony\.incoming"\}$/,
    )
  })

  it('can be changed inside a list', async () => {
    const { simulator, handler } = await startWith()
    await simulator.trigger({ type: 'telephony.complete', set: { 'data.transcripts.1.content': 'Hm.' } })
    const lines = bodyOf(handler.received[0]).data.transcripts as { content: string }[]
    expect(lines[1]?.content).toBe('Hm.')
    expect(lines[0]?.content).toMatch(/Northwind/)
  })

  it.each([
    ['data', 5],
    ['type', null],
    ['data.call_id.x', 1],
    ['data..x', 1],
    ['', 1],
  ])('is refused with %j set to %j', async (path, value) => {
    const { simulator } = await startWith()
    const failed = simulator.trigger({ type: 'telephony.incoming', set: { [path]: value } })
    await expect(failed).rejects.toMatchObject({ code: 'bad-request' })
  })

  it('happens as often as asked, each time with another call id', async () => {
    const { simulator, handler, reports } = await startWith()
    const results = await simulator.trigger({ type: 'telephony.incoming', count: 1_000 })
    expect(results).toHaveLength(1_000)
    expect(results.every(result => result.reached === 'config')).toBe(true)
    expect(new Set(results.map(result => result.callId)).size).toBe(1_000)
    expect(reports).toHaveLength(1_000)
    expect(handler.connections()).toBeLessThanOrEqual(100)
  })

  it('happens at the rate that was asked for', async () => {
    const { simulator } = await startWith()
    const from = performance.now()
    await simulator.trigger({ type: 'telephony.incoming', count: 11, rate: 50 })
    const took = performance.now() - from
    expect(took).toBeGreaterThan(190)
    expect(took).toBeLessThan(800)
  })
})
