import { writeFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { expect, it } from 'vitest'
import { readInboxResult, writeInboxRequest } from '../../core/fixtures/import/inbox-files.ts'
import type { ImportSource } from '../../shared/fixture-import.ts'
import { countTurns } from '../support/count-turns.ts'
import { developerHandler } from '../support/developer-handler.ts'
import { testEngine } from '../support/engine.ts'
import { hearReplays, plainReplay } from '../support/replays.ts'
import { sampleFixture } from '../support/sample-fixture.ts'
import { tempFolder } from '../support/temp-folder.ts'

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
