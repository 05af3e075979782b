import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type BadAfternoon, badAfternoon } from '../support/bad-afternoon.ts'
import { runCommand } from '../support/command.ts'
import { developerHandler, type Seen } from '../support/developer-handler.ts'
import { testEngine } from '../support/engine.ts'
import { endpointSecret, signatureOf } from '../support/sender.ts'
import { sentFixture } from '../support/sent-fixture.ts'
import { tempFolder } from '../support/temp-folder.ts'

const nameOf = ({ body }: Pick<Seen, 'body'>): string => {
  const { type, data } = JSON.parse(body.toString())
  return `${type} ${data.call_id}`
}

/** Of one call nothing passes anything; of different calls, on a busy machine, neighbours may. */
const expectOrder = (names: readonly string[], { order }: BadAfternoon): void => {
  const call = (name: string): string => name.split(' ')[1] ?? ''
  for (const id of new Set(order.map(call)))
    expect(names.filter(name => call(name) === id)).toEqual(order.filter(name => call(name) === id))
  expect(names.toSorted()).toEqual(order.toSorted())
  const apart = order.map(name => Math.abs(names.indexOf(name) - order.indexOf(name)))
  expect(Math.max(...apart)).toBeLessThan(8)
}

const bodiesOf = ({ folder }: BadAfternoon, file: string): Buffer =>
  Buffer.from(JSON.parse(readFileSync(join(folder, file), 'utf8')).request.bodyBase64, 'base64')

describe('a bad afternoon, had again', () => {
  it('comes in its order with its gaps, faster where that is asked for, with the bytes that it had', async () => {
    const afternoon = badAfternoon(tempFolder())
    const arrived: number[] = []
    const handler = await developerHandler(response => {
      arrived.push(performance.now())
      response.end('{"prompt":"Hi.","voice":"en-US-James1"}')
    })
    const secret = join(tempFolder(), 'secret')
    writeFileSync(secret, endpointSecret)
    const args = ['trigger', '--scenario', afternoon.folder, '--to', handler.url, '--secret-file', secret]
    const play = runCommand([...args, '--speed', '2', '--json'])
    expect(await play.ended).toBe(0)
    expectOrder(handler.seen.map(nameOf), afternoon)
    const [first = 0] = arrived
    const tookMs = (arrived.at(-1) ?? 0) - first
    // 1.8 s at twice the speed.
    expect(tookMs).toBeGreaterThan(450)
    expect(tookMs).toBeLessThan(5_000)
    expect(handler.seen[0]?.body).toEqual(bodiesOf(afternoon, 'call-1/z.fixture.json'))
    for (const { body, headers } of handler.seen)
      expect(headers).toContainEqual(['X-ThunderPhone-Signature', signatureOf(body)])
    const told = play.lines.map(line => JSON.parse(line))
    expect(told).toHaveLength(afternoon.count)
    expect(told[0]).toMatchObject({
      type: 'delivery',
      eventType: 'telephony.complete',
      verdict: { result: 'acknowledged' },
    })
    expect(told.filter(({ verdict }) => verdict.result === 'used')).toHaveLength(31)
  })

  it('has call ids of its own where that is asked for, the same for one call', async () => {
    const afternoon = badAfternoon(tempFolder())
    const handler = await developerHandler()
    const args = ['trigger', '--scenario', afternoon.folder, '--to', handler.url, '--speed', '1000']
    expect(await runCommand([...args, '--fresh-ids']).ended).toBe(0)
    const ids = handler.seen.map(({ body }) => JSON.parse(body.toString()).data.call_id)
    expect(new Set(ids).size).toBe(32)
    expect(ids.every(id => Number.isInteger(id) && id > 1_000)).toBe(true)
    // Its end, its beginning, its grade.
    expect(
      handler.seen
        .filter(({ body }) => body.includes(`"call_id":${ids[0]},`))
        .map(seen => nameOf(seen).split(' ')[0]),
    ).toEqual(['telephony.complete', 'telephony.incoming', 'call.graded'])
  })

  it('is played on the practice line from the page, into captures that verify', async () => {
    const afternoon = badAfternoon(tempFolder())
    const engine = await testEngine()
    await engine.connection('practice').open()
    await engine.handlers['fixtures.openFolder']({ folder: afternoon.folder })
    const playing = engine.handlers['practice.playFixtures']({ files: null, speed: 20 })
    const captures = await engine.captured(afternoon.count)
    expect(await playing).toEqual({ sent: afternoon.count })
    expect(captures.every(({ signature }) => signature.status === 'verified')).toBe(true)
    const inOrder = captures.toSorted((a, b) => a.seq - b.seq)
    expectOrder(
      inOrder.map(({ eventType, callId }) => `${eventType} ${callId}`),
      afternoon,
    )
    const duplicates = captures.filter(({ duplicateOf }) => duplicateOf !== undefined)
    expect(duplicates.map(({ callId }) => callId)).toEqual(['2'])
    const part = ['b-duplicate.fixture.json', 'call-1/a.fixture.json']
    expect(await engine.handlers['practice.playFixtures']({ files: part, speed: 1_000 })).toEqual({ sent: 2 })
  })

  it('has what failed sent again as the platform would, but not what the files send again themselves', async () => {
    const folder = tempFolder()
    const save = (id: string, callId: number, second: number): void => {
      const body = Buffer.from(JSON.stringify({ type: 'telephony.complete', data: { call_id: callId } }))
      const capturedAt = `2026-11-21T15:00:0${second}.000Z`
      const fixture = sentFixture({ id, body, eventType: 'telephony.complete', capturedAt })
      writeFileSync(join(folder, `${id}.fixture.json`), JSON.stringify(fixture))
    }
    save('a', 1, 0)
    save('b', 2, 1)
    save('c', 2, 2)
    const times = new Map<string, number>()
    const handler = await developerHandler((response, seen) => {
      const count = (times.get(nameOf(seen)) ?? 0) + 1
      times.set(nameOf(seen), count)
      response.writeHead(count < 3 ? 503 : 200).end()
    })
    const play = runCommand(['trigger', '--scenario', folder, '--to', handler.url, '--speed', '20'])
    expect(await play.ended).toBe(1)
    expect(Object.fromEntries(times)).toEqual({ 'telephony.complete 1': 3, 'telephony.complete 2': 3 })
    expect(play.lines.filter(line => line.includes('will retry'))).toHaveLength(4)
  })
})

describe('replay', () => {
  it('sends fixtures to the engine that runs, signed as its practice line signs', async () => {
    const dataFolder = tempFolder()
    const engine = await testEngine({ dataFolder })
    await engine.connection('practice').open()
    const afternoon = badAfternoon(tempFolder())
    const replay = runCommand(['replay', join(afternoon.folder, 'call-1'), '--data-dir', dataFolder])
    expect(await replay.ended).toBe(0)
    expect(replay.lines).toHaveLength(4)
    expect(replay.lines[0]).toMatch(/^✓ 200 +\d+ ms {2}ack +.*z\.fixture\.json$/)
    expect(replay.lines[1]).toMatch(/^✓ 200 +\d+ ms {2}used +.*a\.fixture\.json$/)
    const captures = await engine.captured(3)
    expect(captures.map(({ signature }) => signature.status)).toEqual(['verified', 'verified', 'verified'])
  })

  it('says what to do where nobody runs that it could send to, and fails where an expectation does', async () => {
    const afternoon = badAfternoon(tempFolder())
    const file = join(afternoon.folder, 'call-1/a.fixture.json')
    const nobody = runCommand(['replay', file, '--data-dir', tempFolder()])
    expect(await nobody.ended).toBe(2)
    expect(nobody.stderr()).toContain('No practice line is running. Name a handler with --to URL')
    const handler = await developerHandler(response => void response.writeHead(500).end('no'))
    const failing = runCommand(['replay', file, '--to', handler.url, '--json'])
    expect(await failing.ended).toBe(1)
    expect(failing.lines.map(line => JSON.parse(line))).toMatchObject([
      {
        type: 'result',
        ok: false,
        failures: [{ text: 'Expected the status 200, got 500; its body is "no".' }],
      },
      { type: 'summary', passed: 0, failed: 1 },
    ])
  })
})
