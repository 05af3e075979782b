import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { DeliveryReport } from '../../../core/simulator/deliver.ts'
import { type Simulator, startSimulator } from '../../../core/simulator/simulator.ts'
import { Scenario } from '../../../shared/contract.ts'
import { Problem } from '../../../shared/problem.ts'
import { call, endpointsPath, register } from './api.ts'
import { goodConfig, type Handler, json, type Received, startHandler } from './handler.ts'

const open: { close(): Promise<void> }[] = []
const keep = <T extends { close(): Promise<void> }>(thing: T): T => {
  open.push(thing)
  return thing
}
afterEach(async () => {
  await Promise.all(open.splice(0).map(thing => thing.close()))
})

const start = async (onDelivery?: (report: DeliveryReport) => void): Promise<Simulator> =>
  keep(await startSimulator({ platform: 'thunderphone', ...(onDelivery ? { onDelivery } : {}) }))
const startWith = async (respond = json(goodConfig), events: readonly string[] = []) => {
  const reports: DeliveryReport[] = []
  const simulator = await start(report => reports.push(report))
  const handler: Handler = keep(await startHandler(respond))
  const endpoint = await register(simulator, handler.url, events)
  return { simulator, handler, endpoint, reports }
}
type Body = { type: string; data: Record<string, unknown> }
const bodyOf = (one: Received | undefined): Body => JSON.parse(one?.body.toString() ?? 'null')
const holds = (one: Received | undefined, secret: string): boolean =>
  createHmac('sha256', secret)
    .update(one?.body ?? '')
    .digest('hex') === one?.headers['x-thunderphone-signature']

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

describe('the practice call', () => {
  it.each(Scenario.options)('%s ends with results that were all reported', async scenario => {
    const { simulator, reports, endpoint } = await startWith()
    const results = await simulator.play(scenario)
    expect(results.length).toBeGreaterThan(0)
    expect(reports).toHaveLength(results.length)
    expect(reports[0]).toMatchObject({ endpointId: endpoint.id, bodySent: expect.stringContaining('"type"') })
  })

  it('normal comes from an ordinary number, vip from a known one', async () => {
    const { simulator, handler } = await startWith()
    await simulator.play('normal')
    await simulator.play('vip')
    const [normal, vip] = handler.received.map(bodyOf)
    expect(normal?.data.from_number).toMatch(/^\+1\d{3}55501\d\d$/)
    expect(normal?.data.from_number).not.toBe('+14155550199')
    expect(normal?.data.call_id).toSatisfy(Number.isSafeInteger)
    expect(vip?.data.from_number).toBe('+14155550199')
  })

  it('widget brings the customer in the query', async () => {
    const { simulator, handler } = await startWith()
    await simulator.play('widget')
    expect(handler.received[0]?.url).toBe('/hook?customer_id=4711')
    expect(bodyOf(handler.received[0])).toMatchObject({ type: 'web.incoming', data: { from_number: 'web' } })
  })

  it.each([
    ['the answer when it was a config', goodConfig, 'en-US-James1', 'storm-base'],
    [
      'the default product when it named none',
      { prompt: 'x', voice: 'en-GB-Oliver1' },
      'en-GB-Oliver1',
      'spark',
    ],
    ["the number's own agent otherwise", {}, 'en-US-Emma2', 'bolt'],
  ])('complete names the voice of %s', async (_, config, voice, product) => {
    const { simulator, handler } = await startWith(json(config))
    const results = await simulator.play('complete')
    const [incoming, complete] = handler.received.map(bodyOf)
    expect(results.map(result => result.eventType)).toEqual(['telephony.incoming', 'telephony.complete'])
    expect(complete?.data).toMatchObject({ voice, product, call_id: incoming?.data.call_id })
    expect(complete?.data.from_number).toBe(incoming?.data.from_number)
    expect(complete?.data.transcripts).toContainEqual(expect.objectContaining({ role: 'user' }))
  })

  it('forged has a signature that does not hold', async () => {
    const { simulator, handler, endpoint } = await startWith(json({}, 401))
    const [result] = await simulator.play('forged')
    expect(handler.received[0]?.headers['x-thunderphone-signature']).toMatch(/^[0-9a-f]{64}$/)
    expect(holds(handler.received[0], endpoint.secret)).toBe(false)
    expect(result).toMatchObject({ status: 401, reached: 'own-agent' })
  })

  it('duplicate brings the same bytes twice', async () => {
    const { simulator, handler, endpoint } = await startWith()
    await simulator.play('duplicate')
    const [one, two] = handler.received
    expect(two?.body).toEqual(one?.body)
    expect(bodyOf(one).type).toBe('telephony.complete')
    expect(holds(two, endpoint.secret)).toBe(true)
  })

  it('out-of-order ends before it begins', async () => {
    const { simulator, handler } = await startWith()
    await simulator.play('out-of-order')
    const [one, two] = handler.received.map(bodyOf)
    expect([one?.type, two?.type]).toEqual(['telephony.complete', 'telephony.incoming'])
    expect(two?.data.call_id).toBe(one?.data.call_id)
  })

  it('unknown-event reaches endpoints that could not ask for it', async () => {
    const { simulator, handler } = await startWith(json({}), ['call.graded'])
    expect(await simulator.play('unknown-event')).toMatchObject([
      { eventType: 'telephony.transferred', reached: 'none' },
    ])
    expect(handler.received).toHaveLength(1)
  })

  it('flood is fifty calls at once', async () => {
    const waiting: (() => void)[] = []
    const { simulator } = await startWith((response, received) => {
      waiting.push(() => json(goodConfig)(response, received))
      if (waiting.length === 50) for (const answer of waiting) answer()
    })
    const results = await simulator.play('flood')
    expect(results.filter(result => result.reached === 'config')).toHaveLength(50)
  })
})

describe('the control API', () => {
  it('triggers events', async () => {
    const { simulator, handler } = await startWith()
    const asked = {
      type: 'telephony.incoming',
      set: { 'data.from_number': '+1' },
      query: { a: 'b' },
      count: 2,
      rate: 0,
    }
    const { status, body } = await call(simulator, 'POST', '/simulator/events', asked)
    expect(status).toBe(200)
    const results = (body as { results: object[] }).results
    expect(results).toHaveLength(2)
    expect(Object.keys(results[0] ?? {}).sort()).toEqual(
      ['callId', 'eventType', 'reached', 'status', 'text', 'tookMs'].sort(),
    )
    expect(handler.received[1]?.url).toBe('/hook?a=b')
  })

  it('plays scenarios', async () => {
    const { simulator } = await startWith()
    const { status, body } = await call(simulator, 'POST', '/simulator/scenarios', { scenario: 'duplicate' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ results: [{ reached: 'none' }, { reached: 'none' }] })
  })

  it.each([
    ['/simulator/events', {}, 'type'],
    ['/simulator/events', { type: '' }, 'type'],
    ['/simulator/events', { type: 'x', count: 0 }, 'count'],
    ['/simulator/events', { type: 'x', rate: -1 }, 'rate'],
    ['/simulator/events', { type: 'x', query: { a: 1 } }, 'query'],
    ['/simulator/events', { type: 'x', set: { data: 1 } }, 'detail'],
    ['/simulator/scenarios', { scenario: 'nope' }, 'scenario'],
    ['/simulator/scenarios', {}, 'scenario'],
  ])('refuses at %s %j', async (path, asked, field) => {
    const { simulator } = await startWith()
    const { status, body } = await call(simulator, 'POST', path, asked)
    expect(status).toBe(400)
    expect(Object.keys(body as object)).toEqual([field])
  })
})

describe('the simulator', () => {
  it('listens on loopback with a key of its own', async () => {
    const [one, two] = [await start(), await start()]
    expect(one.apiUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/)
    expect(one.apiKey).toMatch(/^sk_live_practice_\S{20,}$/)
    expect(two.apiKey).not.toBe(one.apiKey)
  })

  it('says when its port is taken', async () => {
    const port = Number(new URL((await start()).apiUrl).port)
    const failed = startSimulator({ platform: 'thunderphone', port })
    await expect(failed).rejects.toBeInstanceOf(Problem)
    await expect(failed).rejects.toMatchObject({ code: 'port-taken', detail: { port: String(port) } })
  })

  it('closes within a second, whatever is open', async () => {
    const { simulator, handler } = await startWith(() => {})
    const playing = simulator.play('flood')
    const paced = simulator.trigger({ type: 'telephony.incoming', count: 100, rate: 1 })
    const asked = call(simulator, 'POST', '/simulator/scenarios', { scenario: 'normal' }).catch(
      () => 'cut off',
    )
    while (handler.received.length < 52) await new Promise(resolve => setTimeout(resolve, 10))
    const from = performance.now()
    await simulator.close()
    expect(performance.now() - from).toBeLessThan(1_000)
    expect((await playing).every(result => result.text.includes('was stopped'))).toBe(true)
    expect((await paced).every(result => result.text.includes('was stopped'))).toBe(true)
    expect(await asked).toBe('cut off')
    await simulator.close()
  })
})
