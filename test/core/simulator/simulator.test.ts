import { afterEach, describe, expect, it } from 'vitest'
import { startSimulator } from '../../../core/simulator/simulator.ts'
import { Problem } from '../../../shared/problem.ts'
import { call } from './api.ts'
import { closeAll, start, startWith } from './rig.ts'

afterEach(closeAll)

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
      ['callId', 'eventType', 'reached', 'result', 'status', 'text', 'tookMs'].sort(),
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

  it('refuses a value that is too deep to be written, and goes on', async () => {
    const { simulator } = await startWith()
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    const asked = `{"type":"telephony.incoming","set":{"data.x":${deep}}}`
    const { status, body } = await call(simulator, 'POST', '/simulator/events', asked)
    expect(status).toBe(400)
    expect(body).toEqual({ detail: '"data.x" cannot be set: the value is too deep, or is no JSON' })
    expect(await simulator.trigger({ type: 'telephony.incoming' })).toHaveLength(1)
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
