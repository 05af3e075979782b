import { expect, test } from 'vitest'
import { plainContent } from '../../shared/answer.ts'
import { RuleList } from '../../shared/rules/rule.ts'
import { unusedPort } from '../support/developer-handler.ts'
import { type LiveLine, liveConfig, liveLine } from '../support/line.ts'
import { deliver, incoming } from '../support/sender.ts'

const connectionId = 'thunderphone-manual'

const save = ({ engine }: LiveLine, rules: unknown) =>
  engine.handlers['rules.save']({ connectionId, rules: RuleList.parse(rules) })
const create = async ({ engine }: LiveLine, name: string, text: string, more = {}) => {
  const answer = { platform: 'thunderphone', name, content: { ...plainContent(text), ...more } } as const
  const kind = 'status' in more ? 'test' : 'config'
  return (await engine.handlers['answers.create']({ ...answer, kind })).answerId
}
const body = async (line: LiveLine, callId: number, more = {}): Promise<string> =>
  (await deliver(line.url, incoming(callId, more))).body.toString()
const routingOf = async (line: LiveLine, callId: string) =>
  (await line.detailOf((await line.captureOf(callId)).id)).routing

test('the first rule that matches decides, and the capture keeps which one and why not the others', async () => {
  const line = await liveLine()
  const vipId = await create(line, 'VIP', '{"prompt":"Hello {{ data.from_number }}","voice":"en-US-Emma2"}')
  const brokenId = await create(line, 'Broken', '{"prompt":"{{ x | nonsense }}","voice":"en-US-Emma2"}')
  save(line, [
    { id: 'broken', name: 'Broken', when: [], action: { do: 'answer', answer: brokenId } },
    { id: 'web', name: 'Web', when: [{ match: 'from', is: ['web'] }], action: { do: 'forward' } },
    { id: 'vip', name: 'VIPs', when: [], action: { do: 'answer', answer: 'VIP' } },
  ])
  expect(await body(line, 1)).toBe('{"prompt":"Hello +14155550199","voice":"en-US-Emma2"}')
  const { outcome, verdict } = await line.captureOf('1')
  expect(outcome).toEqual({ source: 'rule', status: 200, ruleId: 'vip', answerId: vipId, revision: 1 })
  expect(verdict.result).toBe('used')
  const routing = await routingOf(line, '1')
  expect(routing?.steps.map(({ ruleId, result }) => `${ruleId} ${result}`)).toEqual([
    'broken failed',
    'web passed',
    'vip took',
  ])
  expect(routing?.steps[0]?.why).toContain('nonsense')
  expect(routing?.end).toBe('The rule “VIPs” gave “VIP”, revision 1.')
})

test('a rule goes on giving its answer when that is renamed, and one for other events takes those only', async () => {
  const line = await liveLine()
  const answerId = await create(line, 'VIP', '{"prompt":"VIP","voice":"en-US-Emma2"}')
  await create(line, 'Teapot', 'no JSON', { status: 418 })
  const done = [{ match: 'event', is: ['complete'] }]
  save(line, [
    { id: 'vip', name: 'VIPs', when: [], action: { do: 'answer', answer: 'vip' } },
    { id: 'done', name: 'Done', when: done, action: { do: 'answer', answer: 'Teapot' } },
  ])
  await line.engine.handlers['answers.rename']({ answerId, name: 'Concierge' })
  expect(JSON.parse(await body(line, 1)).prompt).toBe('VIP')
  expect((await line.captureOf('1')).outcome).toMatchObject({ source: 'rule', ruleId: 'vip', answerId })
  const complete = Buffer.from('{"type":"telephony.complete","data":{"call_id":2}}')
  const reply = await deliver(line.url, complete)
  expect([reply.status, reply.body.toString()]).toEqual([418, 'no JSON'])
  expect((await line.captureOf('2')).outcome).toMatchObject({ source: 'rule', ruleId: 'done', status: 418 })
})

test('a rule that forwards to a handler that is not there leaves it to the default answer, and the light of the other one alone', async () => {
  const line = await liveLine({ forwardTo: `http://127.0.0.1:${await unusedPort()}/` })
  const to = `http://127.0.0.1:${await unusedPort()}/`
  save(line, [{ id: 'there', name: 'There', when: [], action: { do: 'forward', to } }])
  expect(await body(line, 1)).toBe(liveConfig)
  const { outcome } = await line.captureOf('1')
  expect(outcome).toMatchObject({
    source: 'default',
    ruleId: 'there',
    handlerProblem: 'nothing listens there',
  })
  expect(line.engine.connection(connectionId).state().handlerProblem).toBeNull()
  expect((await routingOf(line, '1'))?.end).toContain('nothing listens there')
})

test('the deadline answer and the choice at a breakpoint have to be answers of the platform', async () => {
  const line = await liveLine()
  const set = (answerId: string | null) =>
    line.engine.handlers['connections.deadline']({ connectionId, deadline: { marginMs: 300, answerId } })
  expect(() => set('gone')).toThrow(expect.objectContaining({ code: 'answer-not-found' }))
  expect(line.engine.connection(connectionId).state().deadline).toEqual({ marginMs: 150, answerId: null })
  set('thunderphone-practice')
  expect(line.engine.connection(connectionId).state().deadline).toEqual({
    marginMs: 300,
    answerId: 'thunderphone-practice',
  })
})
