import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readInboxResult, writeInboxRequest } from '../../../core/fixtures/import/inbox-files.ts'
import type { ImportSource } from '../../../shared/fixture-import.ts'
import { countTurns } from '../../support/count-turns.ts'
import { developerHandler } from '../../support/developer-handler.ts'
import { testEngine } from '../../support/engine.ts'
import { hearReplays, plainReplay } from '../../support/replays.ts'
import { sampleFixture } from '../../support/sample-fixture.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const source = (fixture: unknown, name = 'a.fixture.json'): ImportSource => ({
  name,
  text: `${JSON.stringify(fixture, null, 2)}\n`,
})

it('keeps a fixture as a capture that is marked, and that no figure counts', async () => {
  const engine = await testEngine()
  const { handlers } = engine
  const refused = { result: 'rejected', reason: 'invalid', certainty: 'inferred', text: 'Rejected.' } as const
  const fixture = { ...sampleFixture(), verdict: refused, later: { is: 1 } }
  const bad = { name: 'b.json', text: '{' }

  const { items } = await handlers['fixtures.look']({ sources: [source(fixture), bad] })
  expect(items).toMatchObject([
    {
      key: '0.0',
      format: 'fixture',
      eventType: 'telephony.incoming',
      callId: '7',
      signed: 'fixture',
      problem: null,
    },
    { key: '1.0', source: 'b.json', problem: { code: 'fixture-invalid' } },
  ])
  expect(engine.snapshot().captures).toEqual([])

  const { captureIds, already } = await handlers['fixtures.import']({ sources: [source(fixture), bad] })
  expect([captureIds.length, already]).toEqual([1, 0])
  const [id = ''] = captureIds
  const { summary, request, response } = await handlers['captures.get']({ id })
  expect(summary).toMatchObject({
    imported: 'a.fixture.json',
    connectionId: 'imported',
    receivedAt: fixture.capturedAt,
    signature: { status: 'verified' },
    outcome: { source: 'default', status: 200, revision: 3 },
    verdict: refused,
    timing: { localMs: 12.5, limitMs: 2000 },
    callId: '7',
  })
  expect(request.bodyBase64).toBe(fixture.request.bodyBase64)
  expect(response.bodyBase64).toBe(Buffer.from('{}').toString('base64'))
  expect(engine.snapshot().counts).toEqual({ captures: 1, deadline: 0, rejected: 0, unsigned: 0 })
  expect(engine.snapshot().drift).toEqual([])

  const again = await handlers['fixtures.import']({ sources: [source(fixture, 'other name.json')] })
  expect(again).toEqual({ captureIds: [id], already: 1 })
  const found = await handlers['captures.find']({ connectionId: null, filter: 'is:imported', limit: 10 })
  expect(Buffer.from(found.seqs, 'base64').length).toBeGreaterThan(0)
  await handlers['captures.clear']({ connectionId: null })
  const anew = await handlers['fixtures.import']({ sources: [source(fixture)] })
  expect(anew.already).toBe(0)
})

it('takes thousands in while calls are answered, and old ones are not expired at once', async () => {
  const engine = await testEngine()
  const { handlers } = engine
  handlers['preferences.save']({ retention: { captures: null, days: 1, bytes: null } })
  const all = Array.from({ length: 3_000 }, (_, i) =>
    sampleFixture(`{"data":{"call_id":${i}},"type":"telephony.incoming"}`, {
      id: `c${i}`,
      capturedAt: new Date(Date.UTC(2020, 1, 1) + i).toISOString(),
    }),
  )
  const sources = [{ name: 'many.json', text: JSON.stringify(all) }]
  const used = process.cpuUsage()
  let taken: { captureIds: string[] } | undefined
  const turns = await countTurns(async () => {
    taken = await handlers['fixtures.import']({ sources })
  })
  const { user, system } = process.cpuUsage(used)
  expect(taken?.captureIds).toHaveLength(all.length)
  // Ten at a time, and everybody else in between.
  expect(turns).toBeGreaterThan(all.length / 10)
  expect((user + system) / 1_000).toBeLessThan(20_000)
  await new Promise(resolve => setTimeout(resolve, 6_000))
  expect(engine.snapshot().counts.captures).toBe(all.length)
  const first = await handlers['captures.get']({ id: taken?.captureIds[0] ?? '' })
  expect(first.summary.callId).toBe('0')
})

it('forgets a number that only an unknown field of the file names', async () => {
  const { handlers } = await testEngine()
  const fixture = { ...sampleFixture(), note: 'ask for +4915112345678' }
  await handlers['fixtures.import']({ sources: [source(fixture)] })
  expect(await handlers['captures.forgetPlan']({ number: '+4915112345678' })).toMatchObject({ captures: 1 })
  await handlers['captures.forget']({ number: '+4915112345678' })
  expect(await handlers['captures.forgetPlan']({ number: '+4915112345678' })).toMatchObject({ captures: 0 })
})

it('sends an imported capture to a handler, and through a connection that is open', async () => {
  const engine = await testEngine()
  const handler = await developerHandler()
  const { captureIds } = await engine.handlers['fixtures.import']({ sources: [source(sampleFixture())] })
  const [id = ''] = captureIds
  const replays = hearReplays(engine)
  await replays.replay(plainReplay(id, { target: { kind: 'url', url: handler.url } }))
  expect(handler.seen[0]?.body.toString()).toBe(sampleFixture().request.bodyText)
  await expect(engine.handlers['replay.start'](plainReplay(id))).rejects.toMatchObject({ code: 'replay-off' })
  await engine.connect({ platform: 'thunderphone', mode: 'practice' })
  const { results } = await replays.replay(plainReplay(id, { sign: true }))
  expect(results[0]).toMatchObject({ status: 200 })
})

it('shows what a link offers until somebody has looked at it', async () => {
  const engine = await testEngine()
  const heard: (string | null)[] = []
  engine.listen(event => {
    if (event.name === 'import-offer') heard.push(event.payload?.sources[0]?.name ?? null)
  })
  engine.handlers['fixtures.offer']({ sources: [{ name: 'one', text: '{}' }] })
  engine.handlers['fixtures.offer']({ sources: [{ name: 'two', text: '{}' }] })
  const offer = engine.snapshot().importOffer
  expect(offer?.sources[0]?.name).toBe('one')
  engine.handlers['fixtures.offerSeen']({ id: offer?.id ?? '' })
  engine.handlers['fixtures.offerSeen']({ id: engine.snapshot().importOffer?.id ?? '' })
  expect(engine.snapshot().importOffer).toBeNull()
  expect(heard).toEqual(['one', 'two', null])
})

it('takes in once what a command left for an engine that died', async () => {
  const dataFolder = tempFolder()
  const first = await testEngine({ dataFolder })
  const request = writeInboxRequest(dataFolder, [source(sampleFixture())])
  const [capture] = await first.captured(1)
  await expect.poll(() => readInboxResult(request)?.taken).toMatchObject([{ id: capture?.id, before: false }])
  await expect.poll(() => existsSync(request)).toBe(false)
  await first.stop()

  // As after a kill between the capture and the result: the request is still there.
  const again = writeInboxRequest(dataFolder, [source(sampleFixture())])
  const second = await testEngine({ dataFolder })
  await expect
    .poll(() => readInboxResult(again)?.taken, { timeout: 10_000 })
    .toMatchObject([{ id: capture?.id, before: true }])
  expect(second.snapshot().counts.captures).toBe(1)
  await second.stop()
})
