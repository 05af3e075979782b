import { expect, test } from 'vitest'
import { plainContent } from '../../shared/answer.ts'
import { developerHandler } from '../support/developer-handler.ts'
import { testEngine } from '../support/engine.ts'
import { type LiveLine, liveLine } from '../support/line.ts'
import { deliver, incoming, post } from '../support/sender.ts'

const callId = (id: string) => ({ headers: [['X-ThunderPhone-Call-ID', id]] as const })

const addAnswer = async (
  { engine }: Pick<LiveLine, 'engine'>,
  kind: 'config' | 'test' | 'tool',
  name: string,
  text: string,
): Promise<string> => {
  const params = { platform: 'thunderphone', kind, name, content: plainContent(text) } as const
  return (await engine.handlers['answers.create'](params)).answerId
}

const callTool = (line: LiveLine, tool: string, args: unknown, id = '7') =>
  deliver(`${line.url}/t/${tool}`, Buffer.from(JSON.stringify(args)), callId(id))

test('a function tool gets the tool reply of its name, with templates of its arguments filled in', async () => {
  const line = await liveLine()
  await addAnswer(
    line,
    'tool',
    'find_booking',
    '{"booking": "NW-1", "guest": "{{ data.last_name | upcase }}"}',
  )
  const reply = await callTool(line, 'find_booking', { last_name: 'Okafor "the" {{ }}' })
  expect(reply.status).toBe(200)
  expect(JSON.parse(String(reply.body))).toEqual({ booking: 'NW-1', guest: 'OKAFOR "THE" {{ }}' })

  const capture = await line.captureOf('7')
  expect(capture).toMatchObject({
    eventType: 'tool.call',
    tool: 'find_booking',
    signature: { status: 'verified' },
    outcome: { source: 'default', revision: 1 },
    verdict: { result: 'acknowledged', reason: 'tool-reply' },
    timing: { limitMs: null },
  })
})

test('a tool that nobody has a reply for tells the model so', async () => {
  const line = await liveLine()
  const reply = await callTool(line, 'look%20up', {})
  expect([reply.status, JSON.parse(String(reply.body))]).toEqual([
    200,
    { error: 'Hookswitch has no reply for the tool "look up".' },
  ])
  expect((await line.captureOf('7')).tool).toBe('look up')
})

test('a config of that name is no tool reply, and never told to a tool', async () => {
  const line = await liveLine()
  await addAnswer(line, 'config', 'find_booking', '{"prompt":"Be kind.","voice":"en-US-James1"}')
  expect(String((await callTool(line, 'find_booking', {})).body)).toContain('has no reply')
})

test('a call whose signature does not hold is refused, whatever the tool', async () => {
  const line = await liveLine()
  await addAnswer(line, 'tool', 'find_booking', '{"booking": "NW-1"}')
  const url = `${line.url}/t/find_booking`
  const reply = await deliver(url, Buffer.from('{}'), {}, 'whsec_another')
  expect([reply.status, String(reply.body).includes('NW-1')]).toEqual([401, false])
  expect((await post(url, Buffer.from('{}'))).status).toBe(401)
})

test('arguments that are not JSON are an error for the model, not for the engine', async () => {
  const line = await liveLine()
  const reply = await deliver(`${line.url}/t/find_booking`, Buffer.from('hello'), callId('8'))
  expect([reply.status, String(reply.body)]).toEqual([200, '{"error":"The arguments are not JSON."}'])
})

test('a tool without a reply, and one whose reply is an error, are tool errors', async () => {
  const line = await liveLine()
  await callTool(line, 'find_booking', {})
  expect((await line.captureOf('7')).verdict).toMatchObject({ result: 'acknowledged', reason: 'tool-error' })
})

test('a template that fails in a tool reply is told in the verdict, and not to the model', async () => {
  const line = await liveLine()
  await addAnswer(line, 'tool', 'find', '{"internal_note":"{{ data.x | nofilter }}"}')
  const reply = await callTool(line, 'find', {})
  expect(String(reply.body)).toBe('{"error":"The tool failed."}')
  const { id, verdict } = await line.captureOf('7')
  expect(verdict).toMatchObject({
    reason: 'tool-error',
    warnings: ['A template of “find” failed: internal_note: unknown filter “nofilter”.'],
  })
  expect((await line.detailOf(id)).summary.verdict).toEqual(verdict)
})

test.each(['POST', 'PUT', 'PATCH', 'GET', 'DELETE'] as const)(
  'a tool can be called with %s, and its handler gets the same method and query',
  async method => {
    const handler = await developerHandler(response => response.end('{"ok":true}'))
    const line = await liveLine()
    const when = [{ match: 'tool' as const, is: ['find'] }]
    line.engine.handlers['rules.save']({
      connectionId: 'thunderphone-manual',
      rules: [{ id: 'r', name: 'R', on: true, when, action: { do: 'forward', to: handler.url } }],
    })
    const body = method === 'GET' || method === 'DELETE' ? Buffer.alloc(0) : Buffer.from('{"a":1}')
    const reply = await deliver(`${line.url}/t/find/?q=O'B|"`, body, { method, ...callId('7') })
    expect([reply.status, String(reply.body)]).toEqual([200, '{"ok":true}'])
    const [seen] = handler.seen
    expect([seen?.method, String(seen?.body)]).toEqual([method, String(body)])
    expect((await line.captureOf('7')).tool).toBe('find')
  },
)

test('a tool that is called with GET and no body has no arguments', async () => {
  const line = await liveLine()
  await addAnswer(line, 'tool', 'find', '{"q":"{{ query.q }}","a":"{{ data.a | default: data }}"}')
  const reply = await deliver(`${line.url}/t/find?q=1`, Buffer.alloc(0), { method: 'GET' })
  expect([reply.status, String(reply.body)]).toEqual([200, '{"q":"1","a":"{}"}'])
  const unsigned = await post(`${line.url}/t/find?q=1`, null, { method: 'GET' })
  expect(unsigned.status).toBe(401)
  const other = await deliver(`${line.url}/t/find`, Buffer.alloc(0), { method: 'OPTIONS' })
  expect([other.status, other.headers.allow]).toEqual([405, 'POST, PUT, PATCH, GET, DELETE'])
})

test('a tool reply brings its own status and delay along', async () => {
  const line = await liveLine()
  const content = { text: '{"a":1}', status: 503, delayMs: 300 }
  line.engine.handlers['answers.create']({ platform: 'thunderphone', kind: 'tool', name: 'slow', content })
  const reply = await callTool(line, 'slow', {})
  expect([reply.status, String(reply.body)]).toEqual([503, '{"a":1}'])
  expect(reply.tookMs).toBeGreaterThan(290)
})

test('other paths below a connection lead nowhere', async () => {
  const line = await liveLine()
  for (const path of ['/t/', '/t/a/b', '/x', '/t'])
    expect((await deliver(`${line.url}${path}`, Buffer.from('{}'))).status).toBe(404)
})

test('a call and its tools stand in one thread, with arguments and replies', async () => {
  const line = await liveLine()
  await addAnswer(line, 'tool', 'find_booking', '{"booking": "NW-1"}')
  await deliver(line.url, incoming(7))
  await callTool(line, 'find_booking', { last_name: 'Okafor' })
  await line.engine.captured(2)
  const { captures, tools } = await line.engine.handlers['captures.ofCall']({
    connectionId: 'thunderphone-manual',
    callId: '7',
  })
  expect(captures.map(c => c.eventType)).toEqual(['telephony.incoming', 'tool.call'])
  expect(captures[1]?.tool).toBe('find_booking')
  expect(tools).toEqual([
    { captureId: captures[1]?.id, arguments: '{"last_name":"Okafor"}', reply: '{"booking": "NW-1"}' },
  ])
})

test('an agent of the practice line calls the tool of the answer that it got', async () => {
  const engine = await testEngine()
  await engine.connect({ platform: 'thunderphone', mode: 'practice' })
  await addAnswer({ engine }, 'tool', 'find_booking', '{"booking": "NW-1"}')
  const text = JSON.stringify({
    prompt: 'Be kind.',
    voice: 'en-US-James1',
    tools: [
      {
        type: 'function',
        function: { name: 'find_booking', parameters: { properties: { last_name: { type: 'string' } } } },
        endpoint: { url: '{{ tunnel }}/t/find_booking' },
      },
    ],
  })
  await engine.handlers['answers.swapIn']({
    answerId: 'thunderphone-practice',
    content: plainContent(text),
    force: false,
  })
  const { results } = await engine.handlers['practice.placeCall']({ scenario: 'tool' })
  expect(results.map(r => r.text)).toContain('The model got the reply of find_booking.')
  const tool = engine.captures().find(c => c.tool === 'find_booking')
  expect(tool).toMatchObject({ signature: { status: 'verified' }, verdict: { reason: 'tool-reply' } })
  expect(tool?.callId).toBe(results[0]?.callId)
})
