import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Fixture } from '../../../shared/fixture.ts'
import type { FixtureRun, FixtureTarget } from '../../../shared/fixture-run.ts'
import { fixtureSecret } from '../../../shared/fixture-secret.ts'
import { asProblem } from '../../../shared/problem.ts'
import { type Answer, developerHandler } from '../../support/developer-handler.ts'
import { type TestEngine, testEngine } from '../../support/engine.ts'
import { incoming, signatureOf } from '../../support/sender.ts'
import { sentFixture } from '../../support/sent-fixture.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const folderWith = (count: number, expected: Fixture['expect'] = { status: 200, maxMs: 2_000 }): string => {
  const folder = tempFolder()
  for (let i = 0; i < count; i++) {
    const fixture = sentFixture({ id: `f${i}`, body: incoming(i), expect: expected })
    writeFileSync(join(folder, `${String(i).padStart(3, '0')}.fixture.json`), JSON.stringify(fixture))
  }
  return folder
}

/** A run until it is over, and everything that was told of it. */
const follow = async (
  engine: TestEngine,
  files: readonly string[] | null,
  target: FixtureTarget,
): Promise<FixtureRun[]> => {
  const told: FixtureRun[] = []
  const over = new Promise<void>(resolve => {
    engine.listen(event => {
      if (event.name !== 'fixture-run') return
      told.push(event.payload)
      if (event.payload.status !== 'running') resolve()
    })
  })
  const { runId } = await engine.handlers['fixtures.run']({ files: files && [...files], target })
  await over
  expect(told.every(({ id }) => id === runId)).toBe(true)
  return told
}

const withFolder = async (folder: string): Promise<TestEngine> => {
  const engine = await testEngine()
  await engine.handlers['fixtures.openFolder']({ folder })
  return engine
}

const secretIs =
  (secret: string): Answer =>
  (response, { body, headers }) => {
    const holds = headers.some(([, value]) => value === signatureOf(body, secret))
    setTimeout(() => response.writeHead(holds ? 200 : 401).end('{}'), 5)
  }

it("runs a folder against the connection's handler under its secret, and tells how far it is now and then", async () => {
  const engine = await withFolder(folderWith(120))
  const handler = await developerHandler(secretIs('whsec_of_the_handler'))
  const forward = { connectionId: 'practice', forwardTo: handler.url, handlerSecret: 'whsec_of_the_handler' }
  await engine.handlers['connections.forward'](forward)
  const startedAt = performance.now()
  const told = await follow(engine, null, { kind: 'handler', connectionId: 'practice' })
  const tookMs = performance.now() - startedAt
  const last = told.at(-1)
  expect(last).toMatchObject({ status: 'done', total: 120, passed: 120, failed: 0 })
  expect(last?.results.map(({ file }) => file)).toEqual(
    Array.from({ length: 120 }, (_, i) => `${String(i).padStart(3, '0')}.fixture.json`),
  )
  expect(told.length).toBeLessThanOrEqual(3 + tookMs / 100)
  // What we sent ourselves is no capture.
  expect(engine.captures()).toEqual([])
})

it('runs single files against a URL as they are signed, and says what was not as expected', async () => {
  const engine = await withFolder(folderWith(3, { json: { '/voice': 'x' } }))
  const handler = await developerHandler(secretIs(fixtureSecret))
  const told = await follow(engine, ['001.fixture.json'], { kind: 'url', url: handler.url, agree: false })
  expect(told.at(-1)).toMatchObject({ total: 1, passed: 0, failed: 1 })
  expect(told.at(-1)?.results).toMatchObject([
    {
      file: '001.fixture.json',
      status: 200,
      failures: [{ what: 'json', text: 'At /voice: expected "x", got nothing: the answer is empty.' }],
    },
  ])
  expect(handler.seen).toHaveLength(1)
})

it('is cancelled at once, with what was done so far', async () => {
  const engine = await withFolder(folderWith(20))
  const handler = await developerHandler((response, { body }) => {
    if (body.includes('"call_id":0,')) response.end('{}')
    else void engine.handlers['fixtures.cancelRun']({ runId })
  })
  let runId = ''
  engine.listen(event => {
    if (event.name === 'fixture-run') runId = event.payload.id
  })
  const told = await follow(engine, null, { kind: 'url', url: handler.url, agree: false })
  expect(told.at(-1)).toMatchObject({ status: 'cancelled', total: 20 })
  expect(told.at(-1)?.results.length).toBeLessThan(2)
})

it('refuses what leads elsewhere, before anything is sent', async () => {
  const engine = await withFolder(folderWith(1))
  await engine.connection('practice').open()
  const { receiverUrl } = engine.connection('practice').state()
  const url = (to: string): FixtureTarget => ({ kind: 'url', url: to, agree: false })
  const codeOf = async (files: string[] | null, target: FixtureTarget): Promise<string> => {
    const run = async () => engine.handlers['fixtures.run']({ files, target })
    const problem = await run().then(() => null, asProblem)
    return `${problem?.code} ${problem?.detail.reason ?? ''}`.trim()
  }
  const here = url('http://127.0.0.1:1/')
  expect(await codeOf(null, url('http://192.0.2.7/'))).toBe('replay-remote')
  expect(await codeOf(null, url(receiverUrl ?? ''))).toContain('that is Hookswitch itself')
  expect(await codeOf(null, { kind: 'handler', connectionId: 'practice' })).toBe('replay-no-handler')
  expect(await codeOf(['../x.fixture.json'], here)).toBe('file-unreadable it is not in the folder')
  expect(await codeOf(['none.fixture.json'], here)).toBe('file-unreadable it is not in the folder')
  await engine.handlers['fixtures.openFolder']({ folder: null })
  expect(await codeOf(null, here)).toContain('folder-unreadable')
})
