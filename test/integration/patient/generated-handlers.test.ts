import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { generateHandler } from '../../../core/generate/handler/generate-handler.ts'
import { generateSuite } from '../../../core/generate/suite/generate-suite.ts'
import { callBytes, callPoint, experimentSeed } from '../../../core/rules/share-hash.ts'
import { plainContent } from '../../../shared/answer.ts'
import type { Fixture } from '../../../shared/fixture.ts'
import { fixtureSecret } from '../../../shared/fixture-secret.ts'
import type { HandlerFramework } from '../../../shared/requests/handler-framework.ts'
import { RuleList } from '../../../shared/rules/rule.ts'
import { frameworksHere, python, startHandler } from '../../support/generated-handler.ts'
import { awkwardText, handlerSource, liveAnswer } from '../../support/handler-source.ts'
import { type LiveLine, liveLine } from '../../support/line.ts'
import { sampleFixture } from '../../support/sample-fixture.ts'
import {
  deliver,
  endpointSecret,
  incoming,
  type Post,
  post,
  type Reply,
  signatureOf,
} from '../../support/sender.ts'
import { runSuite } from '../../support/suite-run.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const connectionId = 'thunderphone-manual'

const vip = {
  prompt:
    'The caller is {{ data.name | default: "somebody" | strip | capitalize }} ({{ data.from_number }}).\n\n' +
    'Customer {{ query.customer_id }}, {{ type }}, {{ data.tags }}, {{ data.more }}{{ caller.name }}.\n' +
    'It is "quoted", `ticked`, $' +
    '{not: code}, """ and \\ \u2028 {{ data.list[1].x | append: "!" | replace: "a", "b" }}',
  voice: 'en-US-James1',
  product: '{{ query.product | default: "spark" }}',
  tools: [
    {
      type: 'function',
      function: { name: 'find_booking', parameters: { type: 'object', properties: {} } },
      endpoint: { url: 'https://tools.example.com/find' },
    },
  ],
}

const rules = [
  { name: 'Off', on: false, when: [], action: { do: 'answer', answer: 'Every' } },
  {
    name: 'Never',
    when: [
      { match: 'time', from: '00:00', until: '00:01', days: ['sun'], zone: 'Pacific/Kiritimati' },
      { match: 'from', is: ['nobody'] },
    ],
    action: { do: 'answer', answer: 'Every' },
  },
  {
    name: 'VIPs',
    when: [
      { match: 'from', is: ['0049 30 123456'], prefix: ['+1 415'] },
      { match: 'time', from: '12:00', until: '12:00', zone: 'europe/berlin' },
    ],
    action: { do: 'answer', answer: 'VIP' },
  },
  {
    name: 'Every',
    when: [
      { match: 'to', prefix: ['+1777'] },
      { match: 'every', nth: 2 },
    ],
    action: { do: 'answer', answer: 'Every' },
  },
  {
    name: 'Region',
    when: [{ match: 'header', name: 'X-Region', is: ['eu'] }],
    action: { do: 'answer', answer: 'Every' },
  },
  {
    name: 'Body',
    when: [{ match: 'body', path: '$.data.list[0]', is: [7, true] }],
    action: { do: 'answer', answer: 'Every' },
  },
  {
    name: 'A',
    when: [{ match: 'share', experiment: 'Größe', percent: 30 }],
    action: { do: 'answer', answer: 'A' },
  },
  {
    name: 'B',
    when: [{ match: 'share', experiment: 'Größe', percent: 33.3 }],
    action: { do: 'answer', answer: 'B' },
  },
  {
    name: 'Done',
    when: [
      { match: 'event', is: ['complete'] },
      { match: 'query', name: 'late' },
    ],
    action: { do: 'answer', answer: 'Teapot' },
  },
  {
    name: 'Tool',
    when: [{ match: 'tool', is: ['cancel it'] }],
    action: { do: 'answer', answer: 'Cancelled' },
  },
]

/** A line with rules of every kind and answers of every kind. */
const fullLine = async (): Promise<LiveLine> => {
  const line = await liveLine()
  const create = (name: string, kind: 'config' | 'test' | 'tool', text: string, status = 200) =>
    line.engine.handlers['answers.create']({
      platform: 'thunderphone',
      name,
      kind,
      content: { ...plainContent(text), status },
    })
  await create('VIP', 'config', JSON.stringify(vip))
  for (const name of ['Every', 'A', 'B'])
    await create(name, 'config', JSON.stringify({ prompt: `${name}'s`, voice: 'en-US-James1' }))
  await create('Teapot', 'test', 'no JSON: \u2028 "\'', 418)
  await create('Cancelled', 'tool', '{"id":12345678901234567890,"__proto__":{"x":1}}')
  await create('find_booking', 'tool', '{"found":"{{ data.n | upcase }}","times":[1.5,-2,null,true]}')
  await line.engine.handlers['rules.save']({
    connectionId,
    rules: RuleList.parse(rules.map((rule, at) => ({ id: `r${at}`, ...rule }))),
  })
  return line
}

interface Delivery {
  readonly body: Buffer
  readonly path?: string
  readonly options?: Post
}
const event = (type: unknown, data: unknown = { call_id: 1 }): Buffer =>
  Buffer.from(JSON.stringify({ data, type }))
const nasty = 'ada "}\\ \n\u2028$' + '{x}\u0000{{ data.secret }} \ud83d\ude00'

const deliveries: readonly Delivery[] = [
  {
    body: incoming(1, { name: `  ${nasty} `, tags: ['a', 7, null, ['b']], more: { 'ü"': [1.5, true] } }),
    path: '?customer_id=%22%7D%27+%C3%BC%FF&product=bolt',
  },
  { body: incoming(2, { from_number: '+49 (30) 123456', name: '', list: [0, { x: 'banana' }] }) },
  { body: incoming(3, { name: 7, list: 'ab' }), path: '?product=bolt' },
  ...[4, 5, 4_000_000_000, 77, 78, 79, 80].map(call => ({ body: incoming(call, { from_number: 'web' }) })),
  ...[11, 12, 13, 14].map(call => ({ body: incoming(call, { from_number: 'web', to_number: '001777555' }) })),
  {
    body: incoming(20, { from_number: '+33', to_number: null }),
    options: {
      headers: [['x-rEgion', 'eu']],
    },
  },
  { body: incoming(21, { from_number: '+33', list: [7.0] }) },
  { body: incoming(21, { from_number: '+33', list: ['7'] }) },
  { body: incoming(21, { from_number: '+33', list: [true] }) },
  { body: event('telephony.incoming', { from_number: '+33' }) },
  { body: event('web.incoming', null) },
  { body: event('telephony.complete'), path: '?late=' },
  { body: event('telephony.complete') },
  { body: event('call.graded', { call_id: 1, grade: { score: 0.5 } }) },
  { body: event('fax.arrived') },
  { body: event(7) },
  { body: Buffer.from('{"type":"telephony.incoming","data":{"call_id":NaN}}') },
  { body: Buffer.from('no JSON \xff', 'latin1') },
  { body: Buffer.from('[1]') },
  { body: Buffer.from('null') },
  { body: Buffer.alloc(0) },
  { body: Buffer.from('{"n":"ab-7ß"}'), path: '/t/find_booking' },
  { body: Buffer.from('{}'), path: '/t/cancel%20it?x=1' },
  { body: Buffer.alloc(0), path: '/t/find_booking/', options: { method: 'GET' } },
  { body: Buffer.from('no JSON'), path: '/t/find_booking' },
  { body: incoming(30), options: { method: 'PUT' } },
]

/** JSON as what it says, anything else as it is. Python writes what is no ASCII with escapes. */
const said = ({ status, body }: Reply): unknown => {
  const text = body.toString()
  try {
    return { status, ...(text.includes('1234567890123') ? { text } : { json: JSON.parse(text) }) }
  } catch {
    return { status, text }
  }
}

const isPython = (framework: HandlerFramework): boolean => framework === 'flask' || framework === 'fastapi'

interface Made {
  readonly framework: HandlerFramework
  readonly text: string
  readonly notes: readonly string[]
}
const generated = ({ engine }: LiveLine): Promise<Made[]> =>
  Promise.all(
    frameworksHere.map(async framework => ({
      framework,
      ...(await engine.handlers['handlers.generate']({ connectionId, framework })),
    })),
  )

const started = (made: readonly Made[], secret = endpointSecret) =>
  Promise.all(made.map(async one => ({ ...one, ...(await startHandler(one.framework, one.text, secret)) })))

test('each handler answers every delivery as the rules and answers do that it was made of', async () => {
  const line = await fullLine()
  const made = await generated(line)
  for (const { notes } of made)
    expect(notes).toEqual([
      expect.stringContaining('“VIP” names the caller'),
      expect.stringContaining('“Every” counts'),
    ])
  const handlers = await started(made)
  for (const { body, path = '', options } of deliveries) {
    const theirs = said(await deliver(`${line.url}${path}`, body, options))
    const what = `${options?.method ?? 'POST'} ${path} ${body}`
    await Promise.all(
      handlers.map(async ({ url, framework }) => {
        const reply = await deliver(`${url}${path}`, body, options)
        expect({ framework, what, got: said(reply) }).toEqual({ framework, what, got: theirs })
        expect(reply.headers['content-type']).toMatch(/^application\/json/)
      }),
    )
  }
  for (const { output } of handlers) expect(output()).not.toContain(endpointSecret)
})

const body = incoming(1)
const good = signatureOf(body)
const refused: [signatures: string[], body?: Buffer][] = [
  [[]],
  [['']],
  [[good.toUpperCase()]],
  [[good.slice(1)]],
  [[`${good}0`]],
  [[good, good]],
  [[signatureOf(body, 'another')]],
  [[good], Buffer.concat([body, Buffer.from(' ')])],
  [['é'.repeat(64)]],
]

test('each handler refuses what is not signed, and what is too large, before it reads anything of it', async () => {
  const check = async (url: string): Promise<void> => {
    for (const [signatures, bytes = body] of refused) {
      const headers = signatures.map(value => ['X-ThunderPhone-Signature', value] as const)
      const reply = await post(url, bytes, { headers })
      expect([signatures, reply.status]).toEqual([signatures, 401])
      expect(JSON.parse(reply.body.toString())).toEqual({ detail: 'the signature does not hold' })
    }
    expect((await deliver(url, randomBytes(1_048_577))).status).toBe(413)
    const most = Buffer.concat([body, Buffer.alloc(1_048_576 - body.length, ' ')])
    expect((await deliver(url, most)).status).toBe(200)
    // As raw bytes, whatever the sender calls them.
    for (const header of [
      ['content-type', 'text/plain'],
      ['content-type', 'application/x-www-form-urlencoded'],
      ['content-type', 'multipart/form-data; boundary=x'],
      ['content-encoding', 'gzip'],
    ] as const)
      expect((await deliver(url, body, { headers: [header] })).status).toBe(200)
  }
  await Promise.all((await started(await generated(await fullLine()))).map(({ url }) => check(url)))
})

test('each handler answers {} when its own code fails, and in time when that is slow', async () => {
  const line = await fullLine()
  /** A call of that part of the experiment. */
  const callIn = (from: number, until: number): Buffer => {
    const seed = experimentSeed('Größe')
    for (let id = 1; ; id++) {
      const point = callPoint(seed, callBytes(String(id)))
      if (point >= from && point < until) return incoming(id, { from_number: 'web' })
    }
  }
  const changed = ({ framework, text, notes }: Made): Made => {
    const put = isPython(framework)
      ? { fail: 'raise KeyError(call)', hang: 'time.sleep(3)' }
      : { fail: "throw new Error('x')", hang: 'return new Promise(() => {})' }
    const broken = text.replace('return answerA(call)', put.fail).replace('return answer_a(call)', put.fail)
    return { framework, notes, text: broken.replace(/return answer_?[bB]\(call\)/, put.hang) }
  }
  const handlers = await started((await generated(line)).map(changed))
  await Promise.all(
    handlers.map(async ({ url, framework }) => {
      const failed = await deliver(url, callIn(0, 30))
      expect([framework, failed.status, failed.body.toString()]).toEqual([framework, 200, '{}'])
      // A template that gives what the platform refuses.
      const gold = await deliver(`${url}?product=gold`, incoming(1))
      expect([framework, gold.status, gold.body.toString()]).toEqual([framework, 200, '{}'])
      const late = await deliver(url, callIn(30, 63))
      expect([framework, late.status, late.body.toString()]).toEqual([framework, 200, '{}'])
      expect(late.tookMs).toBeGreaterThan(1_300)
      expect(late.tookMs).toBeLessThan(2_000)
    }),
  )
})

test('each handler passes the generated suite unchanged', async () => {
  const folder = tempFolder()
  const write = (name: string, fixture: Fixture): void =>
    writeFileSync(join(folder, `${name}.fixture.json`), JSON.stringify(fixture))
  const voice = { '/voice': 'en-US-James1' }
  write('a', {
    ...sampleFixture(incoming(7, { name: 'Ada' })),
    expect: { status: 200, maxMs: 2_000, schema: 'platform', json: voice },
  })
  write('b', {
    ...sampleFixture(event('telephony.complete'), { id: 'b' }),
    eventType: 'telephony.complete',
    expect: { status: 200, json: { '': {} } },
  })
  await generateSuite({ runner: 'node-test', folder, out: folder, force: false })
  const handlers = await started(await generated(await fullLine()), fixtureSecret)
  await Promise.all(
    handlers.map(async ({ url, framework }) => {
      const driver = join(folder, 'webhook-fixtures.test.mjs')
      const { passed, failed, said } = await runSuite(driver, 'node-test', { HANDLER_URL: url })
      expect([framework, failed, said]).toEqual([framework, [], said])
      expect(passed.length).toBeGreaterThanOrEqual(12)
    }),
  )
})

/** Runs each file as far as its functions, and says what its handler answers. */
const judge = `
import json, os, sys, types
os.environ["WEBHOOK_SECRET"] = "x"
for text in json.load(sys.stdin):
    names = {"__name__": "handler"}
    exec(compile(text, "handler.py", "exec"), names)
    call = types.SimpleNamespace(type="telephony.incoming", tool=None, call_id="1", from_number=None, to_number=None,
                                 data={"name": "A"}, body={}, query=[], headers=[], at=0.0)
    print(names["answer_event"](call).body)
`

test.skipIf(!frameworksHere.includes('flask'))(
  'whatever texts and names there are, they come out of Python as they went in',
  () => {
    const samples = fc
      .sample(fc.tuple(fc.jsonValue({ stringUnit: 'binary', maxDepth: 3 }), awkwardText, awkwardText), 100)
      .map(([value, prompt, name]) => ({
        value: { value, prompt: prompt.replace(/\{(?=[{%])/g, '(') },
        name,
      }))
    const texts = samples.map(
      ({ value, name }) =>
        generateHandler(
          handlerSource({ origin: name, answer: liveAnswer(name, JSON.stringify(value), 'tool') }),
          'flask',
        ).text,
    )
    const { stdout, stderr } = spawnSync(python, ['-c', judge], {
      input: JSON.stringify(texts),
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    const bodies = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(bodies).toEqual(samples.map(({ value }) => JSON.parse(JSON.stringify(value))))
  },
)
