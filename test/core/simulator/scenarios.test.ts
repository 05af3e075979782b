import { afterEach, describe, expect, it } from 'vitest'
import { Scenario } from '../../../shared/contract.ts'
import { goodConfig, json } from './handler.ts'
import { bodyOf, closeAll, holds, startWith } from './rig.ts'

afterEach(closeAll)

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
    expect(results.map(result => result.eventType)).toEqual([
      'telephony.incoming',
      'telephony.complete',
      'call.graded',
    ])
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
