import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeCaptures, openCaptures } from '../../../core/captures/database.ts'
import { dataFiles } from '../../../core/data-folder/data-folder.ts'
import { type TestEngine, testEngine } from '../../support/engine.ts'
import { callsFound, found, indexed } from '../../support/found.ts'
import { deliver, endpointSecret, incoming } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const live = async (dataFolder: string): Promise<{ engine: TestEngine; url: string }> => {
  const engine = await testEngine({ dataFolder })
  const connection = await engine.connect({
    platform: 'thunderphone',
    mode: 'manual',
    endpointSecret,
    tunnel: 'none',
  })
  return { engine, url: String(connection.state().receiverUrl) }
}

const complete = (callId: number, content: string): Buffer =>
  Buffer.from(
    JSON.stringify({
      type: 'telephony.complete',
      data: { call_id: callId, from_number: '+4930123456', transcripts: [{ role: 'user', content }] },
    }),
  )

test('a capture is found by its body, headers, path, answer and row, joined with field filters', async () => {
  const { engine, url } = await live(tempFolder())
  await deliver(url, incoming(101))
  await deliver(`${url}?customer_id=K9-77`, incoming(102, { from_number: 'web' }), {
    headers: [['X-Trace', 'zebra-4711']],
  })
  await deliver(
    url,
    complete(
      103,
      'I\u2019d like a \u201cquiet\u201d t\u00e9rrace table at half past \n eight \ud83c\udf89 ring +44 (20) 7946 0018',
    ),
  )
  await engine.captured(3)
  await indexed(engine)

  const cases: [string, number[]][] = [
    ['', [103, 102, 101]],
    ['terrace', [103]],
    ['TERR', [103]],
    ['"terrace table"', [103]],
    ['"table terrace"', []],
    ['"terrace tab"', []],
    ['half-past', [103]],
    ['\u{1f389}', [103]],
    ['+442079460018', [103]],
    ['2079460', []],
    ['customer_id', [102]],
    ['k9-77', [102]],
    ['zebra', [102]],
    ['x-trace', [102]],
    ['"+1 (415) 555"', [101]],
    ['5550199', [101]],
    ['from:+1415', [101]],
    ['from:web', [102]],
    ['from:4930', [103]],
    ['call:02', [102]],
    ['to:6505', [102, 101]],
    ['-terrace', [102, 101]],
    ['zebra terrace', []],
    ['incoming', [102, 101]],
    ['type:complete', [103]],
    ['type:incoming zebra', [102]],
    ['type:complete zebra', []],
    ['verdict:ack', [103]],
    ['is:blocking', [102, 101]],
    ['-is:blocking', [103]],
    ['is:late', []],
    ['status:200', [103, 102, 101]],
    ['status:5xx', []],
    ['slower:60s', []],
    ['faster:60s', [103, 102, 101]],
    ['after:1h -type:complete', [102, 101]],
    ['before:1h', []],
    ['answer:agent', [102, 101]],
    ['rule:vip', []],
    ['note:anything', []],
    ['-note:anything type:complete', [103]],
    ['thunderphone', [103, 102, 101]],
  ]
  for (const [filter, calls] of cases)
    expect([filter, await callsFound(engine, filter)]).toEqual([filter, calls.map(String)])
  expect(await found(engine, '', 'practice')).toEqual([])
  expect(await found(engine, 'terrace', 'practice')).toEqual([])
  expect(await found(engine, 'terrace', 'thunderphone-manual')).toHaveLength(1)
})

test('what an earlier run left is found, and an index that is gone, foreign or broken is made again', async () => {
  const dataFolder = tempFolder()
  const file = join(dataFolder, 'search.sqlite')
  const first = await live(dataFolder)
  await deliver(first.url, incoming(201, { customer: 'heliotrope' }))
  await first.engine.captured(1)
  await indexed(first.engine)
  expect(await callsFound(first.engine, 'heliotrope')).toEqual(['201'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await deliver(first.url, incoming(202, { customer: 'heliotrope' }))
  await first.engine.stop()

  const spoil: (() => void)[] = [
    () => {},
    () => rmSync(file),
    () => writeFileSync(file, 'this is no database, whatever its name says'.repeat(500)),
    () => writeFileSync(file, readFileSync(file).fill(0x5a, 4_096, 40_960)),
  ]
  for (const [round, harm] of spoil.entries()) {
    harm()
    const next = await live(dataFolder)
    await deliver(next.url, incoming(300 + round, { customer: 'heliotrope' }))
    await next.engine.captured(1)
    const expected = ['202', '201', ...Array.from({ length: round + 1 }, (_, i) => String(300 + i))]
    await expect.poll(() => callsFound(next.engine, 'heliotrope')).toHaveLength(expected.length)
    expect((await callsFound(next.engine, 'heliotrope')).toSorted()).toEqual(expected.toSorted())
    await next.engine.stop()
  }
})

test('notes, tags and marks are found as soon as they are told of, and removed captures no more', async () => {
  const dataFolder = tempFolder()
  const { engine, url } = await live(dataFolder)
  await deliver(url, incoming(401))
  await deliver(url, incoming(402))
  const [first, second] = await engine.captured(2)
  await indexed(engine)
  expect(await callsFound(engine, 'call:40')).toEqual(['402', '401'])
  await engine.stop()

  const database = openCaptures(dataFiles(dataFolder).captures)
  const mark = database.prepare('INSERT INTO marks (seq, pinned, note, tags) VALUES (?, 1, ?, ?)')
  mark.run(
    first?.seq ?? 0,
    Buffer.from('Kunde rief \0 zur\u00fcck, invoice 2026-77'),
    JSON.stringify(['Odd One']),
  )
  database.prepare('DELETE FROM captures WHERE seq = ?').run(second?.seq ?? 0)
  closeCaptures(database)

  const next = await live(dataFolder)
  await expect.poll(() => callsFound(next.engine, 'call:40')).toEqual(['401'])
  for (const filter of [
    'note:zuruck',
    'note:invoice',
    'tag:odd',
    'is:pinned',
    'is:noted',
    'invoice',
    '"odd one"',
    '2026-77',
  ])
    expect([filter, await callsFound(next.engine, filter)]).toEqual([filter, ['401']])
})

test('while a flood runs, every capture is found and deliveries are answered', async () => {
  const { engine, url } = await live(tempFolder())
  const count = 600
  let asked = 0
  const asking = (async () => {
    while (engine.captures().length < count) {
      await found(engine, 'flooded type:incoming')
      asked++
    }
  })()
  for (let at = 0; at < count; at += 50)
    await Promise.all(
      Array.from({ length: 50 }, (_, i) => deliver(url, incoming(10_000 + at + i, { note: 'flooded' }))),
    )
  await engine.captured(count)
  await asking
  expect(asked).toBeGreaterThan(1)
  await expect.poll(async () => (await found(engine, 'flooded')).length).toBe(count)
})

test('odd filters are answered or refused in words, never by an error of the database', async () => {
  const { engine, url } = await live(tempFolder())
  await deliver(url, incoming(501, { text: 'a plain body' }))
  await engine.captured(1)
  await indexed(engine)
  const odd = [
    '"',
    '""',
    '"""',
    "'",
    '*',
    '-',
    '--',
    '- -',
    '^',
    '^plain',
    'plain*',
    'plain^',
    '+',
    '+ plain',
    '(',
    ')',
    '()',
    '((plain',
    '{body}',
    '{body}:plain',
    'NEAR(plain body)',
    'NEAR',
    'AND',
    'OR',
    'NOT',
    'plain AND',
    'NOT plain',
    'plain OR',
    '-NOT',
    'a\0b',
    '\0',
    '\ud83d',
    '\u{1f389}',
    '\ue003all',
    '\ue000',
    ';',
    "plain'; DROP TABLE texts; --",
    '%',
    '_',
    '\\',
    '\u200b',
    '\u202e',
    '٣٤٥',
    '１２３４',
    'ﷺ',
    'a'.repeat(4_000),
    'a '.repeat(2_000),
    '-a '.repeat(1_300),
    '"a b" '.repeat(600),
    '1'.repeat(4_000),
    '1 '.repeat(2_000),
    'from:"',
    'from:""',
    'from:-',
    'call:%',
    'type:"a b"',
    'tag:\0',
    'note:"x',
    'status:2xx -status:5xx',
    'e\u0301',
    '\u0301',
    'नमस्ते',
    '世界',
    'ไทย',
    '-世',
    '-\u{1f389}',
    ':',
    ':::',
    '::plain',
    'http://plain',
    '1',
    '12',
    '123',
    '1234',
    '+',
    '+1',
    '()1',
    '.-',
  ]
  for (const filter of odd) {
    const seqs = await found(engine, filter).then(
      rows => rows.length,
      error => error.code,
    )
    expect([filter.slice(0, 40), [0, 1, 'bad-request'].includes(seqs as never)]).toEqual([
      filter.slice(0, 40),
      true,
    ])
  }
  expect(await callsFound(engine, "plain'; --")).toEqual(['501'])
})
