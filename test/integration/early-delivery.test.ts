import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { ConnectionRequest } from '../../core/connections/resolve-plan.ts'
import { plainContent } from '../../shared/answer.ts'
import type { TestEngine } from '../support/engine.ts'
import { testEngine } from '../support/engine.ts'
import { captureOf, liveConfig } from '../support/line.ts'
import { type NewEndpoint, platformStandIn, type StandInOptions } from '../support/platform-stand-in.ts'
import { deliver, incoming, type Reply } from '../support/sender.ts'

const account = (apiUrl: string): ConnectionRequest => ({
  platform: 'thunderphone',
  mode: 'account',
  apiUrl,
  apiKey: 'sk_live_test',
  tunnel: 'none',
})

/** A platform that calls before it has told the secret: `then` says how it goes on. */
const earlyCall = async (
  then: (endpoint: NewEndpoint) => ReturnType<NonNullable<StandInOptions['beforeReply']>>,
  secretOf = (endpoint: NewEndpoint) => endpoint.secret,
): Promise<{ engine: TestEngine; reply: Promise<Reply>; opened: Promise<unknown> }> => {
  let called: (reply: Promise<Reply>) => void = () => {}
  const reply = new Promise<Reply>(resolve => {
    called = resolve
  })
  const platform = await platformStandIn({
    beforeReply: endpoint => {
      called(deliver(endpoint.url, incoming(1), {}, secretOf(endpoint)))
      return then(endpoint)
    },
  })
  const engine = await testEngine()
  engine.handlers['answers.swapIn']({
    answerId: 'thunderphone-account',
    content: plainContent(liveConfig),
    force: false,
  })
  const opened = engine.connect(account(platform.apiUrl)).catch(error => error)
  return { engine, reply, opened }
}

test('a delivery that comes before the reply with the secret waits for it, is verified and answered', async () => {
  const { engine, reply } = await earlyCall(async () => {
    await sleep(700)
    return undefined
  })
  const { status, body, tookMs } = await reply
  expect([status, body.toString()]).toEqual([200, liveConfig])
  expect(tookMs).toBeGreaterThan(650)
  const capture = await captureOf(engine, '1')
  expect(capture.signature.status).toBe('verified')
  expect(capture.outcome.source).toBe('default')
  // The wait is in the budget, where it belongs.
  expect(capture.timing.phases.verify).toBeGreaterThan(600)
})

test('a forged delivery that comes before the reply is 401 as soon as the secret is known', async () => {
  const { engine, reply } = await earlyCall(
    async () => {
      await sleep(300)
      return undefined
    },
    () => 'whsec_guessed',
  )
  const { status, tookMs } = await reply
  expect(status).toBe(401)
  expect(tookMs).toBeGreaterThan(250)
  expect((await captureOf(engine, '1')).signature.status).toBe('failed')
})

test('when the secret does not come in time the caller gets {} in time, not 401, nor the config', async () => {
  const { engine, reply, opened } = await earlyCall(async () => {
    await sleep(2_600)
    return undefined
  })
  const { status, body, tookMs } = await reply
  expect([status, body.toString()]).toEqual([200, '{}'])
  expect(tookMs).toBeGreaterThan(1_700)
  expect(tookMs).toBeLessThan(2_000)
  const capture = await captureOf(engine, '1')
  expect(capture.signature.status).toBe('not-checked')
  expect(capture.outcome).toEqual({ source: 'deadline', status: 200 })

  // The reply came after all, so the line is live and the next call gets the config.
  await opened
  const { publicUrl, status: now } = engine.connection('thunderphone').state()
  expect(now).toBe('live')
  const next = await deliver(publicUrl ?? '', incoming(2), {}, 'whsec_of_e-1')
  expect(next.body.toString()).toBe(liveConfig)
})

test('when the platform refuses after all, the call that waits gets {} and the line is closed', async () => {
  const { engine, reply, opened } = await earlyCall(async () => {
    await sleep(300)
    return { status: 400 }
  })
  const { status, body } = await reply
  expect([status, body.toString()]).toEqual([200, '{}'])
  expect(await captureOf(engine, '1')).toMatchObject({
    signature: { status: 'not-checked' },
    outcome: { source: 'deadline', status: 200 },
  })
  expect(await opened).toMatchObject({ code: 'api-refused' })
  expect(engine.connection('thunderphone').state()).toMatchObject({ status: 'failed', endpointId: null })
})
