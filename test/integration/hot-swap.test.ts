import { setImmediate as nextTurn } from 'node:timers/promises'
import { Agent } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { plainContent } from '../../shared/answer.ts'
import { liveLine } from '../support/line.ts'
import { deliver, incoming } from '../support/sender.ts'

const swaps = 10_000
const answerId = 'thunderphone-account'

/** Its revision stands in every part of it, so that half of one and half of another would show. */
const marked = (n: number): string =>
  JSON.stringify({ prompt: `revision ${n}. `.repeat(400), voice: 'en-US-James1', background_track: `r${n}` })

const marksIn = (body: string): Set<string> => new Set(body.match(/(?<=revision )\d+|(?<="r)\d+(?=")/g))

test('10,000 swaps while calls come in: no answer is torn or mixed, and each capture knows the bytes it got', async () => {
  const line = await liveLine()
  const dispatcher = new Agent({ connections: 8 })
  onTestFinished(() => dispatcher.destroy())
  const sent = new Map<string, string>()
  let swapping = true
  const call = async (sender: number): Promise<void> => {
    for (let n = 0; swapping; n++) {
      const callId = sender * 1_000_000 + n
      const reply = await deliver(line.url, incoming(callId), { dispatcher })
      if (reply.status === 200) sent.set(String(callId), reply.body.toString())
    }
  }
  line.engine.handlers['answers.swapIn']({ answerId, content: plainContent(marked(0)), force: false })
  const callers = Array.from({ length: 8 }, (_, i) => call(i + 1))

  const startedAt = performance.now()
  for (let n = 1; n <= swaps; n++) {
    line.engine.handlers['answers.swapIn']({ answerId, content: plainContent(marked(n)), force: false })
    if (n % 4 === 0) await nextTurn()
  }
  console.info(`${swaps} swaps and ${sent.size} calls in ${Math.round(performance.now() - startedAt)} ms`)
  swapping = false
  await Promise.all(callers)

  const revisions = new Set([...sent.values()].map(body => [...marksIn(body)].join()))
  // They were spread over the swaps, and no answer holds the mark of two revisions.
  expect(revisions.size).toBeGreaterThan(100)
  expect([...revisions].filter(marks => !/^\d+$/.test(marks))).toEqual([])
  expect([...sent.values()].filter(body => body !== marked(Number([...marksIn(body)][0])))).toEqual([])

  const captures = (await line.engine.captured(sent.size)).filter(c => sent.has(c.callId ?? ''))
  expect(captures.length).toBe(sent.size)
  for (const [i, { id, callId, outcome }] of captures.entries()) {
    // All that reading in one go would hold up the loop: a call at that moment would count as one that waited for it.
    if (i % 50 === 0) await nextTurn()
    const { answer, response } = await line.detailOf(id)
    const bytes = sent.get(callId ?? '')
    if (
      answer?.text !== bytes ||
      answer?.revision !== outcome.revision ||
      response.bodyBase64 !== btoa(bytes ?? '')
    )
      throw new Error(`capture ${id} of revision ${outcome.revision} does not have the bytes that were sent`)
  }
  // The next call gets the last revision, and it is still there after a restart of the reader.
  const last = await deliver(line.url, incoming(1))
  expect(last.body.toString()).toBe(marked(swaps))
})

test('a swap takes hold of the next call, not of one that is being answered', async () => {
  const line = await liveLine()
  const swapIn = (n: number) =>
    line.engine.handlers['answers.swapIn']({ answerId, content: plainContent(marked(n)), force: false })
  for (let n = 1; n <= 20; n++) {
    await swapIn(n)
    const reply = await deliver(line.url, incoming(n))
    expect(reply.body.toString()).toBe(marked(n))
    expect((await line.captureOf(String(n))).outcome.revision).toBe(n + 2)
  }
})
