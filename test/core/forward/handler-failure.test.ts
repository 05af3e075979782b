import { describe, expect, it } from 'vitest'
import { lateAndBroken } from '../../../core/delivery/forwarded.ts'
import { openForwarder } from '../../../core/forward/forward.ts'
import { inWords, wasStopped } from '../../../core/forward/handler-failure.ts'
import { handlerName } from '../../../core/forward/handler-name.ts'
import { developerHandler } from '../../support/developer-handler.ts'

const failure = (message: string, code?: string, name = 'Error') =>
  Object.assign(new Error(message), { code, name })

describe('why a handler gave no answer', () => {
  it.each([
    [failure('connect', 'ECONNREFUSED'), 'nothing listens there'],
    [new AggregateError([failure('', 'ETIMEDOUT')]), 'it does not take the connection'],
    [
      failure(
        'Response does not match the HTTP/1.1 protocol (Invalid header token)',
        undefined,
        'HTTPParserError',
      ),
      'it does not speak HTTP properly (Invalid header token)',
    ],
    [
      failure('The expression evaluated to a falsy value:\n\n  assert(statusCode >= 100)\n', 'ERR_ASSERTION'),
      'it does not speak HTTP properly (its status is none)',
    ],
    [
      failure('bad upgrade', 'UND_ERR_SOCKET'),
      'it does not speak HTTP properly (it changes to another protocol)',
    ],
    [failure('other side closed', 'UND_ERR_SOCKET'), 'it closed the connection'],
    [failure('odd\n\n  and  long'), 'odd and long'],
  ])('%s is one line of words', (error, words) => {
    expect(inWords(error).message).toBe(words)
  })

  it('goes on from a handler that was late', () => {
    expect(lateAndBroken(new Error('it closed the connection'))).toBe(
      'it was late, and then closed the connection',
    )
    expect(lateAndBroken(new Error('its answer is larger than 1 MiB'))).toBe(
      'it was late, and then: its answer is larger than 1 MiB',
    )
  })
})

it('a handler is named without its password and its query', () => {
  expect(handlerName('http://user:pw@127.0.0.1:3000/hook?key=k')).toBe('http://127.0.0.1:3000/hook')
})

it('tells a handler that was awaited until we stopped from one that broke', async () => {
  const handler = await developerHandler(() => {})
  const forwarder = openForwarder()
  const to = { method: 'POST', url: handler.url, insecure: false }
  const sent = forwarder
    .send(to, [], Buffer.from('{}'), new AbortController().signal, {})
    .catch(error => error)
  await expect.poll(() => handler.seen.length).toBe(1)
  await forwarder.close()
  expect(wasStopped(await sent)).toBe(true)
  const broken = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })
  expect(wasStopped(inWords(broken))).toBe(false)
})
