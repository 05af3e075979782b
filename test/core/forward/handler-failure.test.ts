import { describe, expect, it } from 'vitest'
import { lateAndBroken } from '../../../core/delivery/forwarded.ts'
import { inWords } from '../../../core/forward/handler-failure.ts'
import { handlerName } from '../../../core/forward/handler-name.ts'

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
