import { describe, expect, it } from 'vitest'
import { plainContent } from '../../../shared/answer.ts'
import type { Handlers } from '../../../shared/contract.ts'
import { Problem } from '../../../shared/problem.ts'
import { carrierPair } from './carrier-pair.ts'
import { lonelyPage, openPage, smallEngine } from './small-engine.ts'

const pageWith = (handlers: Partial<Handlers>) => openPage(smallEngine(handlers).source)

describe('a request', () => {
  it('is answered by its handler, with the parameters as they were sent', async () => {
    const { client } = pageWith({
      'answers.swapIn': ({ answerId, content: { text }, force }) => ({
        revision: answerId.length + text.length + Number(force),
      }),
    })
    expect(
      await client.request('answers.swapIn', { answerId: 'ab', content: plainContent('cde'), force: true }),
    ).toEqual({
      revision: 6,
    })
  })

  it('is answered out of turn when another takes longer', async () => {
    let finish = (): void => {}
    const { client } = pageWith({
      'connections.disconnect': () =>
        new Promise(resolve => {
          finish = () => resolve({})
        }),
      'answers.use': () => ({}),
    })
    const slow = client.request('connections.disconnect', { connectionId: 'x' })
    const quick = client.request('answers.use', { connectionId: 'x', answerId: 'y' })
    expect(await quick).toEqual({})
    finish()
    expect(await slow).toEqual({})
  })

  it('brings a handler’s Problem to the page as the same Problem', async () => {
    const { client } = pageWith({
      'answers.swapIn': () => {
        throw new Problem('answer-invalid', { place: 'line 1, column 2', reason: 'x' })
      },
    })
    const refusal = client.request('answers.swapIn', {
      answerId: 'a',
      content: plainContent(''),
      force: false,
    })
    await expect(refusal).rejects.toBeInstanceOf(Problem)
    await expect(refusal).rejects.toMatchObject({
      code: 'answer-invalid',
      detail: { place: 'line 1, column 2', reason: 'x' },
    })
  })

  it('brings any other failure as `internal`, with its message', async () => {
    const { client } = pageWith({ 'voices.list': () => Promise.reject(new TypeError('boom')) })
    await expect(client.request('voices.list', { connectionId: 'x' })).rejects.toMatchObject({
      code: 'internal',
      detail: { message: 'boom' },
    })
  })

  it.each<[string, string, unknown, RegExp]>([
    ['an unknown name', 'captures.burn', {}, /^there is no request captures\.burn$/],
    ['a name of every object', 'constructor', {}, /^there is no request constructor$/],
    ['a very long name', 'x'.repeat(1_000), {}, /^there is no request x{60}$/],
    ['a missing parameter', 'captures.get', {}, /^id /],
    ['a parameter of another type', 'answers.saveDraft', { answerId: 1, content: null }, /^answerId /],
    ['a number out of bounds', 'captures.page', { limit: 501 }, /^limit /],
    ['a fraction', 'captures.page', { limit: 1.5 }, /^limit /],
    ['a scenario that does not exist', 'practice.placeCall', { scenario: 'x' }, /^scenario /],
    ['no events at all', 'connections.connect', { connectionId: 'x', events: [] }, /^events /],
    [
      'an empty secret',
      'connections.forward',
      { connectionId: 'x', forwardTo: null, handlerSecret: '' },
      /^handlerSecret /,
    ],
    ['null for parameters', 'captures.get', null, /./],
  ])('with %s is a bad request, and the line stays', async (_, method, params, reason) => {
    const { engineEnd, line } = pageWith({})
    line.send({ t: 'call', id: 7, method, params })
    await new Promise(resolve => setImmediate(resolve))
    expect(line.received.at(-1)).toMatchObject({
      t: 'reply',
      id: 7,
      ok: false,
      problem: { code: 'bad-request' },
    })
    const { problem } = line.received.at(-1) as { problem: { detail: { reason: string } } }
    expect(problem.detail.reason).toMatch(reason)
    expect(engineEnd.closed).toBe(false)
  })

  it.each([
    ['no message', null],
    ['another kind', { t: 'reply', id: 1, method: 'x', params: {} }],
    ['no id', { t: 'call', method: 'captures.get', params: {} }],
    ['an id that is no whole number', { t: 'call', id: 1.5, method: 'captures.get', params: {} }],
    ['a name that is no text', { t: 'call', id: 1, method: ['captures.get'], params: {} }],
  ])('that is none (%s) closes the line', async (_, message) => {
    const { line } = pageWith({})
    line.send(message)
    await new Promise(resolve => setImmediate(resolve))
    expect(line.closed).toBe(true)
  })

  it('fails when the line ends before its answer', async () => {
    const { client, line } = pageWith({ 'voices.list': () => new Promise(() => {}) })
    const waiting = client.request('voices.list', { connectionId: 'x' })
    line.close()
    await expect(waiting).rejects.toMatchObject({ code: 'engine-stopping' })
  })

  it('fails when the line cannot take it', async () => {
    const page = lonelyPage()
    page.line.send = () => {
      throw new Error('the line is closed')
    }
    await expect(page.client.request('captures.get', { id: 'x' })).rejects.toMatchObject({ code: 'internal' })
  })

  it('fails when its reply is not what the contract says', async () => {
    const page = lonelyPage()
    const refused = expect(page.client.request('captures.page', { limit: 1 })).rejects.toMatchObject({
      code: 'internal',
      detail: { message: 'odd reply to captures.page' },
    })
    await page.say({ t: 'reply', id: 1, ok: true, result: { captures: 'none' } })
    await refused
  })
})

it('the line in memory carries copies, as a real one does', async () => {
  const [page, engine] = carrierPair()
  const message = { list: [1] }
  engine.send(message)
  message.list.push(2)
  await Promise.resolve()
  expect(page.received).toEqual([{ list: [1] }])
})
