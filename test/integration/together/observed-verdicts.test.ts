import { describe, expect, it } from 'vitest'
import { plainContent } from '../../../shared/answer.ts'
import type { CaptureSummary } from '../../../shared/capture.ts'
import { type TestEngine, testEngine } from '../../support/engine.ts'
import { captureOf } from '../../support/line.ts'
import { deliver, endpointSecret, incoming } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const ours = { voice: 'en-US-James1', product: 'storm-base' }

const open = async (dataFolder = tempFolder()) => {
  const engine = await testEngine({ dataFolder })
  const content = plainContent(JSON.stringify({ prompt: 'Be kind.', ...ours }))
  engine.handlers['answers.swapIn']({ answerId: 'thunderphone-account', content, force: false })
  const connection = await engine.connect({
    platform: 'thunderphone',
    mode: 'manual',
    endpointSecret,
    tunnel: 'none',
  })
  return { engine, dataFolder, connectionId: connection.id, url: connection.state().receiverUrl ?? '' }
}

const complete = (callId: number, more: Readonly<Record<string, unknown>>): Buffer =>
  Buffer.from(JSON.stringify({ data: { call_id: callId, ...more }, type: 'telephony.complete' }))

/** The verdict of a call's incoming event, told to pages, once it fits. */
const verdictOf = async (
  engine: TestEngine,
  callId: string,
  fits: (verdict: CaptureSummary['verdict']) => boolean,
) => {
  const of = (): CaptureSummary | undefined =>
    engine.captures().find(c => c.callId === callId && c.eventType === 'telephony.incoming')
  await expect.poll(() => fits(of()?.verdict ?? ({} as never)), { timeout: 5_000 }).toBe(true)
  return of()?.verdict
}
const isObserved = ({ certainty }: CaptureSummary['verdict']): boolean => certainty === 'observed'

describe('the verdict of an answered call', () => {
  it('is observed when its complete event names the voice and the product of the answer, and stays so', async () => {
    const { engine, url, dataFolder } = await open()
    await deliver(url, incoming(1))
    await deliver(url, complete(1, ours))
    const verdict = await verdictOf(engine, '1', isObserved)
    expect(verdict).toMatchObject({
      result: 'used',
      text: "ThunderPhone should use your config. The call's complete event names its voice en-US-James1 and product storm-base.",
    })
    const { id } = await captureOf(engine, '1')
    await engine.stop()
    const again = await testEngine({ dataFolder })
    expect(again.handlers['captures.get']({ id })).toMatchObject({ summary: { verdict } })
  })

  it('is contradicted when that names another voice, and says so among the findings of the call', async () => {
    const { engine, url, connectionId } = await open()
    await deliver(url, incoming(2))
    await deliver(url, complete(2, { ...ours, voice: 'en-GB-Ada2' }))
    const verdict = await verdictOf(engine, '2', v => v.contradicted !== undefined)
    expect(verdict).toMatchObject({
      certainty: 'documented',
      contradicted: "The call's complete event names the voice en-GB-Ada2 instead of en-US-James1.",
    })
    const thread = await engine.handlers['captures.ofCall']({ connectionId, callId: '2' })
    expect(thread.findings).toEqual([
      { kind: 'contradicted', captureId: thread.captures[0]?.id, text: verdict?.contradicted },
    ])
    expect(thread.captures[0]?.verdict).toEqual(verdict)
  })

  it('is observed when complete comes first, and when it comes after a restart', async () => {
    const first = await open()
    await deliver(first.url, complete(3, ours))
    await deliver(first.url, incoming(3))
    await verdictOf(first.engine, '3', isObserved)
    await deliver(first.url, incoming(4))
    await first.engine.captured(3)
    await first.engine.stop()
    const second = await open(first.dataFolder)
    await deliver(second.url, complete(4, ours))
    await verdictOf(second.engine, '4', isObserved)
  })

  it('is left alone by a forged complete, and by one that names neither voice nor product', async () => {
    const { engine, url } = await open()
    for (const callId of [5, 6, 7]) await deliver(url, incoming(callId))
    await deliver(url, complete(5, ours), {}, 'not the secret')
    await deliver(url, complete(6, { status: 'completed' }))
    await deliver(url, complete(7, ours))
    await verdictOf(engine, '7', isObserved)
    for (const callId of ['5', '6'])
      expect((await captureOf(engine, callId)).verdict).toMatchObject({
        certainty: 'documented',
        text: 'ThunderPhone should use your config.',
      })
  })
})
