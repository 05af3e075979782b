import { expect, test } from 'vitest'
import { sampleEvent } from '../../../core/simulator/sample-events.ts'
import type { EngineEvent } from '../../../shared/contract.ts'
import { testEngine } from '../../support/engine.ts'
import { soon, testPlatform } from '../../support/lease-account.ts'
import { liveLine } from '../../support/line.ts'
import { deliver, endpointSecret, incoming, post, signatureOf } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const handlerSecret = 'whsec_of_the_handler'

test('a signature by another saved secret is diagnosed by its name, while deliveries are answered', async () => {
  const { engine, url } = await liveLine({ handlerSecret })
  const forged = await deliver(url, incoming(1), {}, handlerSecret)
  expect(forged.status).toBe(401)
  await deliver(url, incoming(2), { headers: [] }, endpointSecret.slice(6))
  const unsigned = await post(url, incoming(3))
  expect(unsigned.status).toBe(401)
  const captures = await engine.captured(3)
  const told = await Promise.all(captures.map(({ id }) => engine.handlers['captures.diagnose']({ id })))
  expect(told.map(({ findings }) => findings.map(({ kind }) => kind))).toEqual([
    ['other-secret'],
    ['secret-prefix'],
    [],
  ])
  expect(told[0]?.findings[0]?.text).toBe(
    'It is signed with the secret of the handler of “ThunderPhone · endpoint by hand”.',
  )
  expect(told[2]).toMatchObject({ tried: 0, given: 'There is no X-ThunderPhone-Signature header.' })
  const words = JSON.stringify(told)
  for (const secret of [handlerSecret, endpointSecret, signatureOf(incoming(1)), signatureOf(incoming(2))])
    expect(words).not.toContain(secret)
  expect(engine.snapshot().health).toMatchObject([{ unsigned: 3, duplicates: 0, atPlatform: null }])
})

test('what the platform has changed is told with its capture, and known after a restart until it is dismissed', async () => {
  const dataFolder = tempFolder()
  const engine = await testEngine({ dataFolder })
  const events: EngineEvent[] = []
  engine.listen(event => events.push(event))
  const manual = { platform: 'thunderphone', mode: 'manual', endpointSecret, tunnel: 'none' } as const
  const url = (await engine.connect(manual)).state().receiverUrl ?? ''
  await deliver(url, incoming(1, { region: 'eu' }))
  await deliver(url, Buffer.from(JSON.stringify(sampleEvent('telephony.complete'))))
  const drifted = () =>
    events.flatMap(event => (event.name === 'capture' && event.payload.drift ? [event.payload] : []))
  await expect.poll(() => drifted().length, { timeout: 10_000 }).toBe(1)
  const [marked] = drifted()
  expect(marked).toMatchObject({ callId: '1', drift: 1 })
  expect(events.filter(({ name }) => name === 'drift')).toMatchObject([
    { payload: { kind: 'new-field', path: '/data/region', practice: false, lastCaptureId: marked?.id } },
  ])
  await engine.stop()

  const again = await testEngine({ dataFolder })
  const { captures, drift } = again.snapshot()
  expect(captures.map(capture => capture.drift)).toEqual([undefined, 1])
  expect(drift.map(({ path }) => path)).toEqual(['/data/region'])
  again.handlers['drift.dismiss']({ id: drift[0]?.id ?? '' })
  expect(again.snapshot().drift).toEqual([])
})

test('the end of its secret at the platform tells whether an endpoint by hand was given the right one', async () => {
  const platform = await testPlatform()
  const { engine, url } = await liveLine()
  const registered = await platform.account.api.create({ label: 'by hand', url, events: [] }, soon())
  await engine.handlers['connections.connect']({
    connectionId: 'thunderphone',
    apiKey: platform.apiKey,
    apiUrl: platform.apiUrl,
    tunnel: 'none',
    agree: true,
  })
  await deliver(url, incoming(1), {}, registered.secret)
  const [capture] = await engine.captured(1)
  const told = await engine.handlers['captures.diagnose']({ id: capture?.id ?? '' })
  expect(told.otherwise?.text).toMatch(/is another than that of the endpoint: it ends otherwise\.$/)
  expect(JSON.stringify(told)).not.toContain(registered.secret.slice(-6))
})
