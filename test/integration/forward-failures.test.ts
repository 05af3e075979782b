import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import type { EngineEvent } from '../../shared/contract.ts'
import { type Answer, developerHandler, rawListener, unusedPort } from '../support/developer-handler.ts'
import { type LiveLine, liveConfig, liveLine } from '../support/line.ts'
import { listening } from '../support/listening.ts'
import { deliver, incoming } from '../support/sender.ts'

const answeredInstead = async (line: LiveLine, source: 'default' | 'deadline') => {
  const reply = await deliver(line.url, incoming(1))
  expect([reply.status, reply.body.toString()]).toEqual([200, source === 'default' ? liveConfig : '{}'])
  const capture = await line.captureOf('1')
  expect(capture.outcome).toMatchObject({ source, status: 200 })
  expect(capture.outcome.answerId).toBe(source === 'default' ? 'thunderphone-account' : undefined)
  return { tookMs: reply.tookMs, why: capture.outcome.handlerProblem }
}
const defaultInstead = (line: LiveLine) => answeredInstead(line, 'default')
/** Nobody chose an answer for that. */
const deadlineAnswer = (line: LiveLine) => answeredInstead(line, 'deadline')

test('a handler that is not there: the default answer at once, and why', async () => {
  const line = await liveLine({ forwardTo: `http://localhost:${await unusedPort()}/webhook` })
  const { tookMs, why } = await defaultInstead(line)
  expect(why).toBe('nothing listens there')
  expect(tookMs).toBeLessThan(1_000)
})

const say =
  (bytes: string) =>
  (socket: Socket): void => {
    socket.once('data', () => socket.write(bytes, 'latin1'))
  }
const garbage: readonly (readonly [what: string, onSocket: (socket: Socket) => void])[] = [
  ['resets the connection', socket => socket.once('data', () => socket.resetAndDestroy())],
  ['closes it without a word', socket => socket.once('data', () => socket.end())],
  [
    'closes it in the middle of its answer',
    socket => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"prompt"')),
  ],
  ['speaks no HTTP', say('220 mail.example.com ESMTP\r\n')],
  ['sends a header that is none', say('HTTP/1.1 200 OK\r\nX Bad : 1\r\nContent-Length: 2\r\n\r\n{}')],
  [
    'sends a header with a control character',
    say('HTTP/1.1 200 OK\r\nX-Bad: a\u0001b\r\nContent-Length: 2\r\n\r\n{}'),
  ],
  ['sends a status that is none', say('HTTP/1.1 042 Odd\r\nContent-Length: 2\r\n\r\n{}')],
  ['sends headers without end', say(`HTTP/1.1 200 OK\r\nX-Wide: ${'w'.repeat(100_000)}\r\n\r\n`)],
]

test.each(garbage)('a handler that %s: the default answer in its place, and why', async (_, onSocket) => {
  const line = await liveLine({ forwardTo: await rawListener(onSocket) })
  const { tookMs, why } = await defaultInstead(line)
  expect(why).toMatch(/^it(s| ) ?[^\n]*$/)
  expect(why).not.toMatch(/assert|Response does not match/)
  expect(tookMs).toBeLessThan(1_500)
})

test('an answer of more than 1 MiB is not passed on', async () => {
  const handler = await developerHandler(response => response.end('x'.repeat(1_150_000)))
  const line = await liveLine({ forwardTo: handler.url })
  expect((await defaultInstead(line)).why).toBe('its answer is larger than 1 MiB')
})

const overdue: readonly (readonly [what: string, answer: Answer])[] = [
  ['never answers', () => {}],
  ['begins and never ends', response => response.writeHead(200).write('{"prompt":')],
]

test.each(overdue)('a handler that %s: {} before two seconds have passed', async (_, answer) => {
  const handler = await developerHandler(answer)
  const line = await liveLine({ forwardTo: handler.url })
  const { tookMs, why } = await deadlineAnswer(line)
  expect(why).toBe('it was late')
  expect(tookMs).toBeGreaterThan(1_700)
  expect(tookMs).toBeLessThan(2_000)
})

test('a handler that is late: {} in time, then an update that says how late', async () => {
  const handler = await developerHandler(response => setTimeout(() => response.end('{}'), 2_400))
  const line = await liveLine({ forwardTo: handler.url })
  const told: EngineEvent[] = []
  line.engine.listen(event => told.push(event))
  const { tookMs } = await deadlineAnswer(line)
  expect(tookMs).toBeLessThan(2_000)
  const { id, outcome } = await line.captureOf('1')
  expect(outcome.lateHandlerMs).toBeUndefined()

  await expect.poll(() => told.filter(event => event.name === 'capture').length, { timeout: 2_000 }).toBe(2)
  const { summary } = await line.detailOf(id)
  expect(summary.outcome.lateHandlerMs).toBeGreaterThan(2_390)
  expect(summary.outcome.lateHandlerMs).toBeLessThan(2_900)
  expect(summary.outcome).toMatchObject({ source: 'deadline', status: 200 })
})

test('a margin of a second leaves the handler one second', async () => {
  const handler = await developerHandler(() => {})
  const { url } = await listening(['--forward-to', handler.url, '--deadline-margin', '1000'])
  const { tookMs, body } = await deliver(url, incoming(1))
  expect(body.toString()).toBe('{}')
  expect(tookMs).toBeGreaterThan(950)
  expect(tookMs).toBeLessThan(1_700)
})

const notices = (line: LiveLine): string[] => {
  const codes: string[] = []
  line.engine.listen(event => {
    if (event.name === 'notice') codes.push(event.payload.code)
  })
  return codes
}

test.each([
  ['without a secret of its own', null, ['handler-refused-signature']],
  ['with one', 'the right one', []],
])("a handler's 401 goes back as it is; %s the notices are …", async (_, handlerSecret, expected) => {
  const handler = await developerHandler(response => response.writeHead(401).end('{"error":"signature"}'))
  const line = await liveLine({ forwardTo: handler.url, handlerSecret })
  const codes = notices(line)
  const reply = await deliver(line.url, incoming(1))
  expect([reply.status, reply.body.toString()]).toEqual([401, '{"error":"signature"}'])
  const capture = await line.captureOf('1')
  expect(capture.outcome.source).toBe('forward')
  expect(capture.signature.status).toBe('verified')
  await deliver(line.url, incoming(2))
  await line.captureOf('2')
  expect(codes).toEqual(expected)
})

test('a notice of a handler holds neither its password nor its query', async () => {
  const handler = await developerHandler(response => response.writeHead(401).end('{}'))
  const forwardTo = `http://user:pw-secret@127.0.0.1:${handler.port}/hook?key=k-secret`
  const line = await liveLine({ forwardTo })
  const told: string[] = []
  line.engine.listen(event => {
    if (event.name === 'notice') told.push(JSON.stringify(event.payload))
  })
  await deliver(line.url, incoming(1))
  await expect.poll(() => told.length).toBe(1)
  expect(told[0]).toContain('/hook')
  expect(told[0]).not.toMatch(/secret/)
})

const good = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'
const again = 'HTTP/1.1 100 Continue\r\n\r\n'
test.each([
  ['100 Continue', [again + good]],
  ['100 Continue twice', [again + again, good]],
  ['100 Continue in pieces', ['HTTP/1.1 1', '00 Continue\r\nX-A: 1\r', '\n\r\nHTT', good.slice(3)]],
  ['103 Early Hints', ['HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', good]],
])('a handler that says %s before its answer is waited for, on one connection', async (_, pieces) => {
  let connections = 0
  const url = await rawListener(socket => {
    socket.setNoDelay(true)
    // Others are dials that ask whether somebody listens.
    socket.once('data', () => {
      connections += 1
    })
    socket.on('data', async () => {
      for (const piece of pieces) {
        socket.write(piece, 'latin1')
        await new Promise(resolve => setTimeout(resolve, 15))
      }
    })
  })
  const line = await liveLine({ forwardTo: url })
  for (const call of [1, 2]) {
    const reply = await deliver(line.url, incoming(call))
    expect([reply.status, reply.body.toString()]).toEqual([200, '{}'])
    expect((await line.captureOf(String(call))).outcome.source).toBe('forward')
  }
  expect(connections).toBe(1)
})

test('a handler that is late and then breaks: the capture says both', async () => {
  const handler = await developerHandler(response => setTimeout(() => response.destroy(), 900))
  const line = await liveLine({ forwardTo: handler.url, deadlineMarginMs: 1_500 })
  await deliver(line.url, incoming(1))
  const { id, outcome } = await line.captureOf('1')
  expect(outcome.handlerProblem).toBe('it was late')
  await expect
    .poll(async () => (await line.detailOf(id)).summary.outcome.handlerProblem, { timeout: 2_000 })
    .toBe('it was late, and then closed the connection')
  const { verdict } = (await line.detailOf(id)).summary
  expect(verdict.text).toContain('it was late, and then closed the connection')
})
