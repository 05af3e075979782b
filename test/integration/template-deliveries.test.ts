import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Agent } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { plainContent } from '../../shared/answer.ts'
import { liveLine } from '../support/line.ts'
import { deliver, endpointSecret, incoming } from '../support/sender.ts'
import { tempFolder } from '../support/temp-folder.ts'

const account = 'thunderphone-account'
const config = (prompt: string): string =>
  `{\n  "prompt": ${JSON.stringify(prompt)},\n  "voice": "en-US-James1"\n}\n`

const answering = async (text: string, more: Parameters<typeof liveLine>[0] = {}) => {
  const line = await liveLine(more)
  line.engine.handlers['answers.swapIn']({ answerId: account, content: plainContent(text), force: false })
  return line
}

test('a call gets the answer with its templates filled in, and the capture has the very bytes', async () => {
  const callers = join(tempFolder(), 'vip.csv')
  writeFileSync(callers, 'phone;name\n+1 415 555 0199;"Ada ""the"" first"\n')
  const text = config(
    'Greet {{ caller.name | default: "the caller" }}, customer {{ query.customer_id }}. Tools are below {{ tunnel }}.',
  )
  const line = await answering(text, { callers })
  const reply = await deliver(`${line.url}?customer_id=%22%7D42`, incoming(1))
  const { publicUrl } = line.engine.connection('thunderphone-manual').state()
  expect(reply.body.toString()).toBe(
    config(`Greet Ada "the" first, customer "}42. Tools are below ${publicUrl}.`),
  )
  const capture = await line.captureOf('1')
  expect(capture.verdict).toMatchObject({ result: 'used' })
  expect((await line.detailOf(capture.id)).response.bodyBase64).toBe(reply.body.toString('base64'))

  const other = await deliver(line.url, incoming(2, { from_number: '+14155550100' }))
  expect(JSON.parse(other.body.toString()).prompt).toMatch(/^Greet the caller, customer \./)
})

test.each([
  ['with a mistake', '{{ caller.name | upcaes }}', /prompt: unknown filter “upcaes”/],
  [
    'that takes too long',
    '{% for i in (1..1000) %}{% for j in (1..1000) %}{% for k in (1..1000) %}{% endfor %}{% endfor %}{% endfor %}',
    /prompt: it took longer than 80 ms/,
  ],
])(
  'a template %s never reaches the caller: the platform’s own agent answers, and the capture says why',
  async (_, template, why) => {
    const line = await answering(config(template))
    const reply = await deliver(line.url, incoming(1))
    expect(reply).toMatchObject({ status: 200, body: Buffer.from('{}') })
    expect(reply.tookMs).toBeLessThan(1_500)
    const capture = await line.captureOf('1')
    expect(capture.verdict).toMatchObject({ result: 'fallback', reason: 'empty' })
    expect((await line.detailOf(capture.id)).routing?.end).toMatch(why)
  },
)

test('a call with data that a template takes too long for keeps it from no other call', async () => {
  const line = await answering(
    config('{% for i in data.list %}{% for j in data.list %}{{ i }}{% endfor %}{% endfor %}!'),
  )
  const given = async (id: number, length: number) => {
    const list = Array.from({ length }, () => 1)
    return (await deliver(line.url, incoming(id, { list }))).body.toString()
  }
  expect(await given(1, 1)).toBe(config('1!'))
  expect(await given(2, 3_000)).toBe('{}')
  expect(await given(3, 1)).toBe(config('1!'))
  // The platform sends it again.
  expect([await given(2, 3_000), await given(2, 3_000)]).toEqual(['{}', '{}'])
  expect(await given(4, 1)).toBe(config('1!'))
})

test('a tool reply greets the caller of its call, who is named by the event of that call only', async () => {
  const callers = join(tempFolder(), 'vip.csv')
  writeFileSync(callers, 'phone,name\n+14155550199,Ada\n')
  const line = await answering(config('Hi.'), { callers })
  line.engine.handlers['answers.create']({
    platform: 'thunderphone',
    kind: 'tool',
    name: 'who',
    content: plainContent('{"name":"{{ caller.name | default: \\"nobody\\" }}"}'),
  })
  await deliver(line.url, incoming(5))
  await deliver(line.url, incoming(6, { from_number: '+14155550100' }))
  // Nobody knows whose number somebody else has made up.
  await deliver(line.url, incoming(7), {}, 'another secret')
  const who = async (callId: string) => {
    const headers: [string, string][] = [['X-ThunderPhone-Call-ID', callId]]
    return (await deliver(`${line.url}/t/who`, Buffer.from('{}'), { headers })).body.toString()
  }
  expect(await who('5')).toBe('{"name":"Ada"}')
  for (const callId of ['6', '7', '8']) expect(await who(callId)).toBe('{"name":"nobody"}')
})

test('50 calls whose template is a bomb and 50 practice calls whose template is none, at once: the good ones are answered in time', async () => {
  const bomb = config(`${'{% for i in (1..1000) %}'.repeat(4)}x${'{% endfor %}'.repeat(4)}`)
  const line = await answering(bomb)
  const practice = await line.engine.connect({ platform: 'thunderphone', mode: 'practice' })
  expect(practice.state().status).toBe('live')
  const content = plainContent(config('You speak with {{ data.from_number }}.'))
  line.engine.handlers['answers.swapIn']({ answerId: 'thunderphone-practice', content, force: false })
  const { handlers } = line.engine
  await handlers['practice.placeCall']({ scenario: 'normal' })

  const dispatcher = new Agent({ connections: 50 })
  onTestFinished(() => dispatcher.destroy())
  const bombs = Promise.all(
    Array.from({ length: 50 }, (_, i) => deliver(line.url, incoming(i), { dispatcher }, endpointSecret)),
  )
  const { results } = await handlers['practice.placeCall']({ scenario: 'flood' })
  const replies = await bombs
  const slowest = (of: readonly { readonly tookMs: number }[]) =>
    Math.round(Math.max(...of.map(({ tookMs }) => tookMs)))
  console.info(`50 practice calls within ${slowest(results)} ms, 50 bombs within ${slowest(replies)} ms`)
  expect(results).toHaveLength(50)
  expect(results.filter(({ reached }) => reached !== 'config')).toEqual([])
  expect(replies.filter(({ body }) => body.toString() !== '{}')).toEqual([])
  expect(slowest(results)).toBeLessThan(1_500)
  expect(slowest(replies)).toBeLessThan(1_900)
})
