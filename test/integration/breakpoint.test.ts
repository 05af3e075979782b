import { expect, test } from 'vitest'
import { plainContent } from '../../shared/answer.ts'
import type { BreakpointState } from '../../shared/breakpoint.ts'
import { type LiveLine, liveConfig, liveLine } from '../support/line.ts'
import { dialRaw, head } from '../support/raw-socket.ts'
import { deliver, incoming, signatureOf } from '../support/sender.ts'

const connectionId = 'thunderphone-manual'
const vipText = '{"prompt":"Very important.","voice":"en-US-Emma2"}'

const stateOf = ({ engine }: LiveLine): BreakpointState =>
  engine.snapshot().breakpoints.find(state => state.connectionId === connectionId) ?? {
    connectionId,
    armed: 'off',
    waiting: [],
  }
const waitingOf = async (line: LiveLine, count: number) => {
  await expect.poll(() => stateOf(line).waiting.length, { interval: 5 }).toBe(count)
  return stateOf(line).waiting
}
const arm = ({ engine }: LiveLine, mode: BreakpointState['armed']) =>
  engine.handlers['breakpoint.arm']({ connectionId, mode })
const choose = ({ engine }: LiveLine, waitingId: string, answerId: string) =>
  engine.handlers['breakpoint.choose']({ connectionId, waitingId, choice: { kind: 'answer', answerId } })
const vip = async ({ engine }: LiveLine): Promise<string> => {
  const content = plainContent(vipText)
  const { answerId } = await engine.handlers['answers.create']({
    platform: 'thunderphone',
    kind: 'config',
    name: 'VIP',
    content,
  })
  return answerId
}

test('several calls wait at once, each gets what was chosen for it, and the captures say so', async () => {
  const line = await liveLine()
  const answerId = await vip(line)
  const told: BreakpointState[] = []
  line.engine.listen(event => event.name === 'breakpoint' && told.push(event.payload))
  arm(line, 'all')
  const replies = [1, 2].map(callId => deliver(line.url, incoming(callId)))
  const waiting = await waitingOf(line, 2)
  const [one, two] = ['1', '2'].map(callId => waiting.find(call => call.callId === callId)?.id ?? '')
  // An edit made meanwhile is for the next call.
  line.engine.handlers['answers.swapIn']({
    answerId: 'thunderphone-account',
    content: plainContent('{}'),
    force: false,
  })
  choose(line, two ?? '', answerId)
  line.engine.handlers['breakpoint.choose']({
    connectionId,
    waitingId: one ?? '',
    choice: { kind: 'candidate' },
  })
  expect((await Promise.all(replies)).map(({ body }) => body.toString())).toEqual([liveConfig, vipText])
  expect((await line.captureOf('1')).outcome).toMatchObject({
    source: 'breakpoint',
    answerId: 'thunderphone-account',
    revision: 2,
  })
  const { outcome, id } = await line.captureOf('2')
  expect(outcome).toEqual({ source: 'breakpoint', status: 200, answerId, revision: 1 })
  expect((await line.detailOf(id)).routing).toEqual({
    steps: [],
    end: 'It stopped at a breakpoint. Somebody chose “VIP”, revision 1.',
  })
  expect(told.some(state => state.armed === 'all' && state.waiting.length === 2)).toBe(true)
  await expect.poll(() => told.at(-1)?.waiting).toEqual([])
})

test('a call that was answered cannot be chosen for again, and an answer has to exist', async () => {
  const line = await liveLine()
  arm(line, 'next')
  const reply = deliver(line.url, incoming(1))
  const [waiting] = await waitingOf(line, 1)
  const id = waiting?.id ?? ''
  expect(() => choose(line, id, 'gone')).toThrow(expect.objectContaining({ code: 'answer-not-found' }))
  choose(line, id, 'thunderphone-practice')
  expect(() => choose(line, id, 'thunderphone-practice')).toThrow(
    expect.objectContaining({ code: 'call-answered' }),
  )
  expect((await reply).status).toBe(200)
  // It was for the next call only.
  expect((await deliver(line.url, incoming(2))).body.toString()).toBe(liveConfig)
})

test('a call that nobody chooses for gets the chosen deadline answer just in time, also when it was paused and disarmed meanwhile', async () => {
  const line = await liveLine()
  const answerId = await vip(line)
  line.engine.handlers['connections.deadline']({ connectionId, deadline: { marginMs: 400, answerId } })
  arm(line, 'all')
  const reply = deliver(line.url, incoming(1))
  await waitingOf(line, 1)
  arm(line, 'off')
  await line.engine.handlers['connections.pause']({ connectionId })
  const { body, tookMs } = await reply
  expect(body.toString()).toBe(vipText)
  expect(tookMs).toBeGreaterThan(1_550)
  expect(tookMs).toBeLessThan(2_000)
  expect((await line.captureOf('1')).outcome).toEqual({
    source: 'deadline',
    status: 200,
    answerId,
    revision: 1,
  })
})

test('a sender that hangs up does not wait any more', async () => {
  const line = await liveLine()
  arm(line, 'all')
  const body = incoming(1)
  const socket = await dialRaw(line.url)
  socket.write(
    head(line.url, [
      ['X-ThunderPhone-Signature', signatureOf(body)],
      ['Content-Length', String(body.length)],
    ]),
  )
  socket.write(body)
  await waitingOf(line, 1)
  socket.hangUp()
  await waitingOf(line, 0)
  const { outcome, timing } = await line.captureOf('1')
  expect(outcome).toMatchObject({ source: 'deadline', status: null })
  expect(timing.localMs).toBeLessThan(1_500)
})

test('when the engine stops, what waits is let go and its answer leaves', async () => {
  const line = await liveLine()
  arm(line, 'all')
  const replies = [1, 2, 3].map(callId => deliver(line.url, incoming(callId)))
  await waitingOf(line, 3)
  const startedAt = performance.now()
  const stopped = line.engine.stop()
  const bodies = (await Promise.all(replies)).map(({ body }) => body.toString())
  expect(performance.now() - startedAt).toBeLessThan(1_000)
  expect(bodies).toEqual([liveConfig, liveConfig, liveConfig])
  expect((await line.engine.captured(3)).map(({ outcome }) => outcome.source)).toEqual(
    Array(3).fill('default'),
  )
  await stopped
})
