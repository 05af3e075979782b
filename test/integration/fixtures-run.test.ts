import { describe, expect, it, onTestFinished } from 'vitest'
import { openExpectChecker } from '../../core/fixtures/expect/expect-thread.ts'
import { type RunOptions, runFixtures } from '../../core/fixtures/run/run-fixtures.ts'
import type { RunItem } from '../../core/fixtures/run/run-item.ts'
import { openForwarder } from '../../core/forward/forward.ts'
import type { FixtureResult } from '../../shared/fixture-run.ts'
import { fixtureSecret } from '../../shared/fixture-secret.ts'
import { Problem } from '../../shared/problem.ts'
import { builtWorkers } from '../support/built.ts'
import { type Answer, developerHandler, unusedPort } from '../support/developer-handler.ts'
import { incoming, signatureOf } from '../support/sender.ts'
import { sentFixture } from '../support/sent-fixture.ts'

const one = (file: string, wanted: Parameters<typeof sentFixture>[0] = {}): RunItem => ({
  file,
  fixture: sentFixture({ id: file, ...wanted }),
})

interface Wanted {
  readonly secret?: string | null
  readonly concurrency?: number
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
  readonly limitMs?: number
  readonly onResult?: (result: FixtureResult) => void
}

const run = async (url: string, list: readonly RunItem[], wanted: Wanted = {}): Promise<FixtureResult[]> => {
  const { secret = null, concurrency = 4, timeoutMs, limitMs, ...more } = wanted
  const forwarder = openForwarder()
  const checker = openExpectChecker(builtWorkers.expectWorker, limitMs)
  onTestFinished(async () => {
    await Promise.all([forwarder.close(), checker.close()])
  })
  const options: RunOptions = {
    to: { url, insecure: false, forwarder, secret },
    checker,
    concurrency: () => concurrency,
    signal: new AbortController().signal,
    onResult: () => {},
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...more,
  }
  return runFixtures(list, options)
}

const never: Answer = () => {}
const signatureIn = (headers: readonly (readonly [string, string])[]): string | undefined =>
  headers.find(([name]) => name === 'X-ThunderPhone-Signature')?.[1]

describe('a run of fixtures', () => {
  it('sends the bytes and the headers of each in their order, with the query after that of the URL', async () => {
    const handler = await developerHandler()
    const body = Buffer.from('{ "type":"telephony.incoming",\r\n"data":{"call_id":1e2,"note":"\\u00e9 é"} }')
    const fixture = one('a', { body, query: 'customer_id=1%2B2&x=%zz' })
    const [result] = await run(`${handler.url}?mine=1`, [fixture])
    const [seen] = handler.seen
    expect(seen?.body).toEqual(body)
    expect(seen?.url).toBe('/webhook?mine=1&customer_id=1%2B2&x=%zz')
    expect(seen?.headers.filter(([name]) => /^x-|^content-type$/i.test(name))).toEqual([
      ['Content-Type', 'application/json'],
      ['X-ThunderPhone-Signature', signatureOf(body, fixtureSecret)],
      ['X-Twice', 'one'],
      ['x-twice', 'two'],
    ])
    expect(result).toMatchObject({ file: 'a', ok: true, status: 200, verdict: 'used', failures: [] })
    expect(result?.tookMs).toBeGreaterThan(0)
  })

  it('signs them anew where a secret is given', async () => {
    const handler = await developerHandler()
    await run(handler.url, [one('a')], { secret: 'whsec_mine' })
    const [seen] = handler.seen
    expect(signatureIn(seen?.headers ?? [])).toBe(signatureOf(seen?.body ?? Buffer.alloc(0), 'whsec_mine'))
  })

  it('says what was not as expected, and goes on with the others', async () => {
    const handler = await developerHandler((response, { body }) => {
      response.writeHead(body.includes('"call_id":2') ? 500 : 200).end('{"voice":"a"}')
    })
    const list = [
      one('a', { body: incoming(1), expect: { status: 200, json: { '/voice': 'b' } } }),
      one('b', { body: incoming(2), expect: { status: 200 } }),
      {
        file: 'c',
        problem: new Problem('fixture-invalid', { file: 'c', place: '/request', reason: 'is missing' }),
      },
      one('d', { body: incoming(3), expect: { status: 200, json: { '/voice': 'a' } } }),
    ]
    const results = await run(handler.url, list)
    expect(results.map(({ file, ok, failures }) => [file, ok, ...failures.map(({ what }) => what)])).toEqual([
      ['a', false, 'json'],
      ['b', false, 'status'],
      ['c', false, 'delivery'],
      ['d', true],
    ])
    expect(results[2]?.failures[0]?.text).toBe('The file c is no fixture: /request is missing.')
  })

  it('waits for a handler that hangs no longer than it may take and a moment more', async () => {
    const handler = await developerHandler(never)
    const startedAt = performance.now()
    const results = await run(
      handler.url,
      [
        one('a', { expect: { maxMs: 300 } }),
        one('b', { expect: { maxMs: null }, eventType: 'telephony.incoming' }),
        one('c', { eventType: 'telephony.complete', expect: {} }),
      ],
      { timeoutMs: 1_200 },
    )
    expect(performance.now() - startedAt).toBeLessThan(8_000)
    expect(results.map(({ failures }) => failures)).toEqual([
      [{ what: 'maxMs', text: 'Expected an answer within 300 ms, got none within 800 ms.' }],
      [{ what: 'delivery', text: 'There was no answer within 1 200 ms.' }],
      [{ what: 'delivery', text: 'There was no answer within 1 200 ms.' }],
    ])
  })

  it('says why there is no answer, a body that never ends included', async () => {
    const dead = await run(`http://127.0.0.1:${await unusedPort()}/`, [one('a')])
    expect(dead[0]?.failures).toEqual([
      { what: 'delivery', text: 'There was no answer: nothing listens there.' },
    ])
    const handler = await developerHandler(response => {
      response.writeHead(200).write('{')
    })
    const [dripping] = await run(handler.url, [one('a', { expect: { maxMs: 200 } })])
    expect(dripping).toMatchObject({ ok: false, status: null, failures: [{ what: 'maxMs' }] })
  })

  it('plays what belongs together in its order, one after the other, and the rest at the same time', async () => {
    let underWay = 0
    let most = 0
    let atOnceInThread = 0
    let inThread = 0
    const handler = await developerHandler((response, { body }) => {
      const isThread = body.includes('"thread"')
      most = Math.max(most, ++underWay)
      if (isThread) atOnceInThread = Math.max(atOnceInThread, ++inThread)
      setTimeout(() => {
        underWay--
        if (isThread) inThread--
        response.end('{}')
      }, 30)
    })
    const thread = Array.from({ length: 6 }, (_, i) => ({
      ...one(`t/${i}`, { body: incoming(i, { note: 'thread' }) }),
      sequence: 't',
    }))
    const others = Array.from({ length: 12 }, (_, i) => one(`o/${i}`, { body: incoming(100 + i) }))
    const told: string[] = []
    const list = [...others, ...thread]
    const results = await run(handler.url, list, { concurrency: 4, onResult: ({ file }) => told.push(file) })
    expect(results.map(({ file }) => file)).toEqual(list.map(({ file }) => file))
    expect(told.filter(file => file.startsWith('t/'))).toEqual(thread.map(({ file }) => file))
    expect(atOnceInThread).toBe(1)
    expect(most).toBe(4)
  })

  it('stops at once when it is cancelled, and keeps what was done so far', async () => {
    const stop = new AbortController()
    const handler = await developerHandler((response, { body }) => {
      if (body.includes('"call_id":1')) response.end('{}')
    })
    const list = Array.from({ length: 40 }, (_, i) =>
      one(`f${i}`, { body: incoming(i + 1), eventType: 'telephony.complete', expect: {} }),
    )
    const startedAt = performance.now()
    const going = run(handler.url, list, {
      signal: stop.signal,
      concurrency: 2,
      onResult: () => stop.abort(),
    })
    const results = await going
    expect(performance.now() - startedAt).toBeLessThan(5_000)
    expect(results.length).toBeGreaterThan(0)
    expect(results.length).toBeLessThan(4)
  })

  it('is held up by no pattern, and by no schema, that never ends', async () => {
    const handler = await developerHandler(response => void response.end(`{"a":"${'a'.repeat(60)}!"}`))
    const bomb = '^(a+)+$'
    const schema = { properties: { a: { pattern: bomb } } }
    const list = [
      one('a', { expect: { status: 201, json: { '/a': { $matches: bomb } } } }),
      one('b', { expect: { schema } }),
      one('c', { expect: { json: { '/a': { $contains: '!' } } } }),
    ]
    const turns: number[] = []
    let last = performance.now()
    const timer = setInterval(() => {
      turns.push(performance.now() - last)
      last = performance.now()
    }, 5)
    const results = await run(handler.url, list, { limitMs: 700 })
    clearInterval(timer)
    expect(results.map(({ ok, failures }) => [ok, ...failures.map(({ what }) => what)])).toEqual([
      [false, 'status', 'json'],
      [false, 'schema'],
      [true],
    ])
    expect(results[1]?.failures[0]?.text).toContain('could not be checked within 700 ms')
    // Whoever else uses this thread did not wait for either of them.
    expect(Math.max(...turns)).toBeLessThan(1_500)
  })
})
