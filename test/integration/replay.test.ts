import { randomBytes } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ReplayResult, ReplayState } from '../../shared/replay.ts'
import { developerHandler, giveConfig, unusedPort } from '../support/developer-handler.ts'
import { testEngine } from '../support/engine.ts'
import { liveLine } from '../support/line.ts'
import { hearReplays, plainReplay } from '../support/replays.ts'
import { deliver, endpointSecret, incoming, post, signatureOf } from '../support/sender.ts'

/** A live line with one delivery of that body captured. */
const desk = async (request: Parameters<typeof liveLine>[0] = {}, body = incoming(501), query = '') => {
  const line = await liveLine(request)
  await deliver(`${line.url}${query}`, body, {
    headers: [
      ['X-Twice', 'one'],
      ['x-twice', 'two'],
    ],
  })
  const [original] = await line.engine.captured(1)
  if (!original) throw new Error('nothing was captured')
  return { ...line, original, ...hearReplays(line.engine) }
}

const only = ({ results }: ReplayState): ReplayResult => {
  const [result] = results
  if (!result || results.length !== 1) throw new Error(`there are ${results.length} results`)
  return result
}

const bodyOf = ({ bodyBase64 }: ReplayResult): string => Buffer.from(bodyBase64, 'base64').toString()

describe('a replay to the engine', () => {
  it('is captured as one, with the same bytes and signature, and never counts as a live call', async () => {
    const { engine, original, url, replay, detailOf } = await desk({}, incoming(501), '?customer_id=1')
    const state = await replay(plainReplay(original.id))
    const result = only(state)
    expect(state).toMatchObject({ status: 'done', total: 1, sent: 1, failed: 0, changed: [] })
    expect(result).toMatchObject({ of: original.id, status: 200, problem: null, verdict: { result: 'used' } })
    const was = await detailOf(original.id)
    const again = await detailOf(String(result.captureId))
    expect(again.summary).toMatchObject({ replayOf: original.id, signature: { status: 'verified' } })
    expect(again.summary.duplicateOf).toBeUndefined()
    expect(again.replayChanges).toEqual([])
    expect(again.request.bodyBase64).toBe(was.request.bodyBase64)
    expect(again.request.path).toBe(was.request.path)
    expect(again.request.headers.filter(([name]) => /twice/i.test(name))).toEqual([
      ['X-Twice', 'one'],
      ['x-twice', 'two'],
    ])
    expect(again.request.headers).toContainEqual(['X-Hookswitch-Replay-Of', original.id])
    expect(JSON.stringify(again)).not.toMatch(/replay-token/i)
    expect(was.replayChanges).toBeNull()
    // The platform's own retry of the first delivery is a duplicate of that, not of the replay.
    await deliver(url, incoming(501))
    const [, , retry] = await engine.captured(3)
    expect(retry).toMatchObject({ duplicateOf: original.id })
    expect(retry?.replayOf).toBeUndefined()
  })

  it('is live when somebody outside only says that it is a replay', async () => {
    const { engine, original, url, detailOf } = await desk()
    await deliver(url, incoming(502), {
      headers: [
        ['X-Hookswitch-Replay-Of', original.id],
        ['X-Hookswitch-Replay-Token', randomBytes(24).toString('base64url')],
      ],
    })
    const [, second] = await engine.captured(2)
    expect(second?.replayOf).toBeUndefined()
    const { request } = await detailOf(String(second?.id))
    expect(request.headers).toContainEqual(['X-Hookswitch-Replay-Of', original.id])
  })

  it('sends what was edited, refused with its old signature and taken with a new one', async () => {
    const { original, replay, detailOf } = await desk()
    const edited = incoming(503, { from_number: '+14155550111' })
    const edit = { bodyBase64: edited.toString('base64'), path: '?vip=1' }
    const unsigned = await replay(plainReplay(original.id, { edit }))
    expect(only(unsigned)).toMatchObject({ status: 401, verdict: { result: 'refused' } })
    expect(unsigned.changed).toEqual(['body', 'path'])
    const state = await replay(plainReplay(original.id, { edit, sign: true }))
    expect(only(state)).toMatchObject({ status: 200, verdict: { result: 'used' } })
    const again = await detailOf(String(only(state).captureId))
    expect(again.replayChanges).toEqual(['body', 'path', 'signature'])
    expect(again.summary).toMatchObject({ from: '+14155550111', callId: '503', replayOf: original.id })
    expect(again.request.path).toMatch(/\?vip=1$/)
  })

  it('leaves a breakpoint that is armed for the next call to a live one', async () => {
    const { engine, original, url, replay } = await desk()
    engine.handlers['breakpoint.arm']({ connectionId: original.connectionId, mode: 'next' })
    expect(only(await replay(plainReplay(original.id)))).toMatchObject({ status: 200 })
    const armed = () =>
      engine.snapshot().breakpoints.find(b => b.connectionId === original.connectionId)?.armed
    expect(armed()).toBe('next')
    await deliver(url, incoming(504))
    expect(armed()).toBe('off')
  })

  it('says what to do while its connection is off', async () => {
    const { engine, original, start } = await desk()
    await engine.handlers['connections.disconnect']({ connectionId: original.connectionId })
    await expect(start(plainReplay(original.id))).rejects.toMatchObject({ code: 'replay-off' })
    await expect(start(plainReplay(original.id, { target: { kind: 'handler' } }))).rejects.toMatchObject({
      code: 'replay-no-handler',
    })
  })

  it('passes over what is gone, and sends the rest', async () => {
    const { original, replay } = await desk()
    const state = await replay(plainReplay('gone', { captureIds: ['gone', original.id] }))
    expect(state).toMatchObject({ total: 2, sent: 2, failed: 1 })
    expect(state.results.map(({ problem }) => problem)).toEqual([
      'It is gone: it expired, or somebody removed it.',
      null,
    ])
  })
})

describe('a replay elsewhere', () => {
  it('reaches the handler as it was, and its answer is judged', async () => {
    const handler = await developerHandler()
    const { engine, original, replay } = await desk({ forwardTo: handler.url }, incoming(505), '?a=%20b')
    const result = only(await replay(plainReplay(original.id, { target: { kind: 'handler' } })))
    expect(result).toMatchObject({ captureId: null, status: 200, verdict: { result: 'used' } })
    expect(bodyOf(result)).toContain('From the handler.')
    const [live, again] = handler.seen
    expect(again).toMatchObject({ sha256: live?.sha256, url: live?.url })
    const names = again?.headers.map(([name]) => name.toLowerCase())
    expect(names).toContain('x-thunderphone-signature')
    expect(names).toContain('x-hookswitch-replay-of')
    expect(names?.join()).not.toMatch(/token/)
    expect(engine.captures()).toHaveLength(1)
  })

  it('reaches the handler under its own secret, which is told', async () => {
    const handler = await developerHandler()
    const request = { forwardTo: handler.url, handlerSecret: 'the handler has another' }
    const { original, replay } = await desk(request)
    const state = await replay(plainReplay(original.id, { target: { kind: 'handler' } }))
    expect(state.changed).toEqual(['signature'])
    const [, again] = handler.seen
    expect(again?.headers).toContainEqual([
      'X-ThunderPhone-Signature',
      signatureOf(incoming(501), 'the handler has another'),
    ])
  })

  it('goes to a URL of this machine and follows no redirect', async () => {
    const target = await developerHandler(response => {
      response.writeHead(302, { location: '/elsewhere' })
      response.end()
    })
    const { original, replay } = await desk()
    const url = `http://127.0.0.1:${target.port}/try?mine=1`
    const result = only(await replay(plainReplay(original.id, { target: { kind: 'url', url } })))
    expect(result).toMatchObject({ status: 302, verdict: { result: 'fallback', reason: 'status' } })
    expect(target.seen.map(({ url }) => url)).toEqual(['/try?mine=1'])
  })

  it('is a replay as well when the URL is our own', async () => {
    const { engine, original, url, replay } = await desk()
    const result = only(await replay(plainReplay(original.id, { target: { kind: 'url', url } })))
    expect(engine.captures().at(-1)).toMatchObject({ id: result.captureId, replayOf: original.id })
  })

  it('asks before anything leaves the machine', async () => {
    const { original, start } = await desk()
    const target = { kind: 'url', url: 'http://203.0.113.9/hook' } as const
    await expect(start(plainReplay(original.id, { target }))).rejects.toMatchObject({
      code: 'replay-remote',
      detail: { host: '203.0.113.9' },
    })
  })

  it('says why there was no answer', async () => {
    const { original, replay } = await desk()
    const url = `http://127.0.0.1:${await unusedPort()}/`
    const result = only(await replay(plainReplay(original.id, { target: { kind: 'url', url } })))
    expect(result).toMatchObject({
      status: null,
      verdict: null,
      problem: expect.stringMatching('nothing listens there'),
    })
  })
})

describe('many replays', () => {
  it('go at their rate, with progress', async () => {
    const target = await developerHandler()
    const { original, replay, told } = await desk()
    const url = `http://127.0.0.1:${target.port}/`
    const startedAt = performance.now()
    const state = await replay(
      plainReplay(original.id, { target: { kind: 'url', url }, times: 30, ratePerS: 50 }),
    )
    const tookMs = performance.now() - startedAt
    expect(state).toMatchObject({ status: 'done', total: 30, sent: 30 })
    expect(target.seen).toHaveLength(30)
    expect(tookMs).toBeGreaterThan(570)
    expect(told.length).toBeGreaterThan(2)
    expect(told.length).toBeLessThan(3 + tookMs / 200)
  })

  it('stop when they are cancelled', async () => {
    const target = await developerHandler((response, seen) =>
      setTimeout(() => giveConfig(response, seen), 40),
    )
    const { engine, original, start, until } = await desk()
    const url = `http://127.0.0.1:${target.port}/`
    const replayId = await start(plainReplay(original.id, { target: { kind: 'url', url }, times: 1_000 }))
    await until(replayId, ({ sent }) => sent >= 2)
    engine.handlers['replay.cancel']({ replayId })
    const { sent } = await until(replayId, ({ status }) => status === 'cancelled')
    const seen = target.seen.length
    expect(sent).toBeLessThan(50)
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(target.seen).toHaveLength(seen)
  })

  it('tell the last hundred results and keep no more', async () => {
    const { original, replay } = await desk()
    const state = await replay(plainReplay(original.id, { times: 250, ratePerS: 200 }))
    expect(state).toMatchObject({ total: 250, sent: 250, failed: 0 })
    expect(state.results).toHaveLength(100)
  })

  it('stay beside live calls, which are no later for them', async () => {
    const { original, url, start, engine } = await desk()
    const replayId = await start(plainReplay(original.id, { times: 1_000, ratePerS: 200 }))
    onTestFinished(() => void engine.handlers['replay.cancel']({ replayId }))
    const times: number[] = []
    for (let i = 0; i < 20; i++) times.push((await deliver(url, incoming(600 + i))).tookMs)
    expect(Math.max(...times)).toBeLessThan(1_000)
  })
})

describe('a capture that nobody can send again', () => {
  it('says that only its beginning was kept', async () => {
    const line = await liveLine()
    const { replay } = hearReplays(line.engine)
    await post(line.url, Buffer.alloc(1_200_000, 0x20), {
      headers: [['X-ThunderPhone-Signature', signatureOf(Buffer.alloc(0), endpointSecret)]],
    })
    const [capture] = await line.engine.captured(1)
    const result = only(await replay(plainReplay(String(capture?.id))))
    expect(result.problem).toBe('Only the beginning of its body was kept.')
  })
})

describe('a capture of a connection that is not there any more', () => {
  it('has its call thread, and is sent again to a URL of this machine', async () => {
    const { engine, original } = await desk()
    await engine.stop()
    const again = await testEngine({ dataFolder: engine.dataFolder })
    const { connectionId, callId } = original
    const thread = await again.handlers['captures.ofCall']({ connectionId, callId: String(callId) })
    expect(thread.captures.map(({ id }) => id)).toEqual([original.id])
    const handler = await developerHandler()
    const target = { kind: 'url' as const, url: handler.url }
    const state = await hearReplays(again).replay(plainReplay(original.id, { target }))
    expect(only(state)).toMatchObject({ problem: null, status: 200 })
    expect(handler.seen.map(({ body }) => String(body))).toEqual([String(incoming(501))])
  })
})
