import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { developerHandler, giveConfig, unusedPort } from '../support/developer-handler.ts'
import { liveConfig, liveLine } from '../support/line.ts'
import { httpsHandler, selfSigned } from '../support/self-signed.ts'
import { deliver, incoming } from '../support/sender.ts'

const connectionId = 'thunderphone-manual'

test('a capture keeps how long the handler took to be reached, to begin and to end', async () => {
  const handler = await developerHandler((response, seen) => {
    setTimeout(() => response.writeHead(200).write('{"prompt":"x",'), 80)
    setTimeout(() => response.end('"voice":"en-US-Emma2"}'), 160)
    expect(seen.method).toBe('POST')
  })
  const line = await liveLine({ forwardTo: handler.url })
  await deliver(line.url, incoming(1))
  const first = (await line.captureOf('1')).timing.handler
  expect(first?.connect).toBeGreaterThan(0)
  expect(first?.connect).toBeLessThan(75)
  expect(first?.firstByte).toBeGreaterThan(75)
  expect(first?.done).toBeGreaterThan(155)
  expect(first?.firstByte).toBeLessThan(first?.done ?? 0)
  await deliver(line.url, incoming(2))
  const second = await line.captureOf('2')
  // The connection is open already.
  expect(second.timing.handler?.connect).toBe(0)
  expect((await line.detailOf(second.id)).summary.timing).toEqual(second.timing)
})

test('a redirect goes back as it is, and is not followed', async () => {
  const handler = await developerHandler(response =>
    response.writeHead(307, { location: 'http://127.0.0.1:1/elsewhere' }).end(),
  )
  const line = await liveLine({ forwardTo: handler.url })
  const { status, headers } = await deliver(line.url, incoming(1))
  expect([status, headers.location]).toEqual([307, 'http://127.0.0.1:1/elsewhere'])
  expect(handler.seen).toHaveLength(1)
})

test('a certificate that nobody knows is taken only when that is asked for, and it is said how', async () => {
  const port = await httpsHandler(selfSigned('localhost'))
  const forwardTo = `https://localhost:${port}/webhook`
  const line = await liveLine({ forwardTo })
  expect((await deliver(line.url, incoming(1))).body.toString()).toBe(liveConfig)
  const { outcome } = await line.captureOf('1')
  expect(outcome.source).toBe('default')
  expect(outcome.handlerProblem).toBe(
    'it has a certificate that it signed itself; allow any certificate of the handler, or --forward-insecure, if that is meant to be',
  )
  const forward = (insecure: boolean) =>
    line.engine.handlers['connections.forward']({ connectionId, forwardTo, insecure })
  await forward(true)
  expect(line.engine.connection(connectionId).state().forwardInsecure).toBe(true)
  await deliver(line.url, incoming(2))
  expect((await line.captureOf('2')).outcome).toEqual({ source: 'forward', status: 200 })
  await forward(false)
  await deliver(line.url, incoming(3))
  expect((await line.captureOf('3')).outcome.source).toBe('default')
})

test('a light tells whether anybody listens at the handler’s address, and no request is made up for it', async () => {
  const port = await unusedPort()
  const line = await liveLine({ forwardTo: `http://localhost:${port}/webhook` })
  const answers = () => line.engine.connection(connectionId).state().handlerAnswers
  await expect.poll(answers).toBe(false)
  const handler = await developerHandler(giveConfig, '127.0.0.1', port)
  await deliver(line.url, incoming(1))
  // At once, before it is dialled again.
  await expect.poll(answers).toBe(true)
  expect(handler.seen).toHaveLength(1)

  const bytes: Buffer[] = []
  let dials = 0
  const quiet = createServer(socket => {
    dials += 1
    socket.on('data', chunk => bytes.push(chunk))
  })
  await new Promise<void>(resolve => quiet.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void quiet.close())
  const { port: other } = quiet.address() as { port: number }
  await line.engine.handlers['connections.forward']({
    connectionId,
    forwardTo: `http://127.0.0.1:${other}/`,
  })
  await expect.poll(answers).toBe(true)
  expect([dials, bytes]).toEqual([1, []])
  await line.engine.handlers['connections.forward']({ connectionId, forwardTo: null })
  expect(answers()).toBeNull()
})
