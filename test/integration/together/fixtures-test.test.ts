import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Fixture } from '../../../shared/fixture.ts'
import { runCommand } from '../../support/command.ts'
import { type Answer, developerHandler } from '../../support/developer-handler.ts'
import { endpointSecret, incoming, signatureOf } from '../../support/sender.ts'
import { sentFixture } from '../../support/sent-fixture.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const write = (folder: string, name: string, content: unknown): void => {
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
}

const folderOf = (files: Readonly<Record<string, Fixture | string>>): string => {
  const folder = tempFolder()
  for (const [name, content] of Object.entries(files)) write(folder, `${name}.fixture.json`, content)
  return folder
}

const good = (callId: number, expected: Fixture['expect'] = {}): Fixture =>
  sentFixture({
    id: `f${callId}`,
    body: incoming(callId),
    expect: { status: 200, maxMs: 2_000, ...expected },
  })

/** A strict parser of another make: it refuses what is not well-formed, control characters included. */
const parseXml = (file: string): { tag: string; attributes: Record<string, string>; text: string }[] => {
  const script = `
import json, sys, xml.etree.ElementTree as tree
print(json.dumps([{"tag": e.tag, "attributes": e.attrib, "text": e.text or ""} for e in tree.parse(sys.argv[1]).iter()]))`
  const { stdout, stderr } = spawnSync('python3', ['-c', script, file], { encoding: 'utf8' })
  if (stdout === '') throw new Error(`it is no XML: ${stderr}`)
  return JSON.parse(stdout)
}

describe('fixtures test', () => {
  it('tells each result with what was expected, and writes it as JUnit XML and as JSON', async () => {
    const odd = 'bad \u0000\u001b[31m ]]> & <b> \ud800 end'
    const answer: Answer = (response, { body }) => {
      const reply = body.includes('"call_id":2') ? odd : '{"prompt":"Hi.","voice":"en-US-James1"}'
      response.end(reply)
    }
    const handler = await developerHandler(answer)
    const folder = folderOf({
      a: good(1, { verdict: 'used', json: { '/voice': { $matches: '^en-' } } }),
      b: good(2, { json: { '/voice': 'x' } }),
      'calls/c': good(3, { json: { '/a\u0007]]>': `\u0001 <&> ${'long '.repeat(200)}` } }),
      'calls/d': '{"format":"hookswitch-fixture","version":1',
    })
    const out = tempFolder()
    const [junit, report] = [join(out, 'junit.xml'), join(out, 'report.json')]
    const command = runCommand([
      'fixtures',
      'test',
      folder,
      '--to',
      `${handler.url}?key=hidden`,
      '--junit',
      junit,
      '--report',
      report,
    ])
    expect(await command.ended).toBe(1)
    const text = command.lines.join('\n')
    expect(text).toMatch(/^✓ 200 +\d+ ms {2}used +.*\/a\.fixture\.json$/m)
    expect(text).toMatch(/^✕ 200 +\d+ ms .*\/b\.fixture\.json\n {4}Expected JSON, got "bad /m)
    expect(text).toContain('At /a\\u0007]]>: expected "\\u0001 <&> long')
    expect(text).toMatch(/d\.fixture\.json is no fixture: .*line 1/)
    expect(command.lines.at(-1)).toMatch(/^1 passed, 3 failed, in \d+\.\d s$/)
    expect(command.stderr()).toBe('')

    const elements = parseXml(junit)
    const cases = elements.filter(({ tag }) => tag === 'testcase').map(({ attributes }) => attributes)
    expect(cases.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd'])
    expect(
      elements
        .filter(({ tag }) => tag === 'testsuite')
        .map(({ attributes }) => [attributes.tests, attributes.failures]),
    ).toEqual([
      ['2', '1'],
      ['2', '2'],
    ])
    const failures = elements.filter(({ tag }) => tag === 'failure')
    expect(failures[0]?.attributes.message).toContain('Expected JSON, got "bad')
    expect(failures[1]?.text).toContain('At /a\ufffd]] >')

    const written = JSON.parse(readFileSync(report, 'utf8'))
    expect(written).toMatchObject({
      format: 'hookswitch-report',
      status: 'done',
      total: 4,
      passed: 1,
      failed: 3,
      to: handler.url,
    })
    expect(written.results.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, false, false, false])
  })

  it('signs anew with a given secret, and gives one JSON object a line', async () => {
    const answer: Answer = (response, { body, headers }) => {
      const holds = headers.some(([, value]) => value === signatureOf(body))
      response.writeHead(holds ? 200 : 401).end('{}')
    }
    const handler = await developerHandler(answer)
    const folder = folderOf({ a: good(1), b: good(2) })
    const secret = join(tempFolder(), 'secret')
    writeFileSync(secret, `${endpointSecret}\n`)
    const args = ['fixtures', 'test', folder, '--to', handler.url, '--json']
    const signed = runCommand([...args, '--secret-file', secret])
    expect(await signed.ended).toBe(0)
    expect(signed.lines.map(line => JSON.parse(line))).toMatchObject([
      { type: 'result', ok: true, status: 200 },
      { type: 'result', ok: true, status: 200 },
      { type: 'summary', status: 'done', total: 2, passed: 2, failed: 0 },
    ])
    const published = runCommand([...args, '--bail', '--parallel', '1'])
    expect(await published.ended).toBe(1)
    expect(published.lines.map(line => JSON.parse(line))).toMatchObject([
      { failures: [{ what: 'status', text: expect.stringContaining('a wrong secret looks like') }] },
      { type: 'summary', status: 'bailed', passed: 0, failed: 1 },
    ])
  })

  it('tells what was done so far when it is interrupted', async () => {
    const handler = await developerHandler((response, { body }) => {
      if (body.includes('"call_id":1,')) response.end('{}')
    })
    const folder = folderOf({ a: good(1), b: good(2, { maxMs: 60_000 }), c: good(3, { maxMs: 60_000 }) })
    const junit = join(tempFolder(), 'junit.xml')
    const command = runCommand([
      'fixtures',
      'test',
      folder,
      '--to',
      handler.url,
      '--parallel',
      '1',
      '--junit',
      junit,
    ])
    await command.line(line => line.includes('a.fixture.json'))
    command.kill('SIGINT')
    expect(await command.ended).toBe(130)
    expect(command.lines.at(-1)).toMatch(/^1 passed, 2 not sent, in /)
    expect(command.stderr()).toContain('Interrupted')
    expect(parseXml(junit).filter(({ tag }) => tag === 'skipped')).toHaveLength(2)
  })

  it('ends with 2 when there is nothing to send', async () => {
    const command = runCommand(['fixtures', 'test', tempFolder(), '--to', 'http://127.0.0.1:1/'])
    expect(await command.ended).toBe(2)
    expect(command.stderr()).toContain('There is no fixture in')
    expect(command.lines).toEqual([])
  })
})
