import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { retryCall } from '../../../core/platforms/retry.ts'
import type { Problem } from '../../../shared/problem.ts'
import { platform, soon } from './thunderphone/platform.ts'

const endpoints = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end('[]')

/** A platform that answers in these ways in turn, then well. */
const afterThese = (answers: ((response: ServerResponse) => void)[]) =>
  platform(response => (answers.shift() ?? endpoints)(response))
const status = (code: number, headers = {}) => [(r: ServerResponse) => void r.writeHead(code, headers).end()]

describe('a call that may be repeated', () => {
  it.each([
    ['500', status(500)],
    ['503', status(503)],
    ['429', status(429)],
    ['a connection that breaks', [(r: ServerResponse) => void r.destroy()]],
    [
      'a web page',
      [(r: ServerResponse) => void r.writeHead(200, { 'content-type': 'text/html' }).end('<p>')],
    ],
  ])('is, after %s', async (_, answers) => {
    const { api, asked } = await afterThese(answers)
    expect(await retryCall(() => api.list(soon()), { tries: 2 })).toEqual([])
    expect(asked).toHaveLength(2)
  })

  it.each([400, 401, 403, 404, 409, 422])('is not, after %i', async code => {
    const { api, asked } = await afterThese(status(code))
    await expect(retryCall(() => api.list(soon()), { tries: 5 })).rejects.toMatchObject({
      detail: { status: String(code) },
    })
    expect(asked).toHaveLength(1)
  })

  it('waits longer each time, as long as the platform asks at least, and tells each failure', async () => {
    const failures: [string, number][] = []
    const { api } = await afterThese([...status(500), ...status(429, { 'retry-after': '1' })])
    const startedAt = performance.now()
    const onFailure = (problem: Problem, number: number) => failures.push([problem.code, number])
    await retryCall(() => api.list(soon()), { tries: 3, onFailure })
    expect(performance.now() - startedAt).toBeGreaterThan(1_480)
    expect(failures).toEqual([
      ['api-failing', 1],
      ['api-busy', 2],
    ])
  })

  it('ends with the last problem after so many tries', async () => {
    const { api, asked } = await afterThese([...status(500), ...status(502)])
    await expect(retryCall(() => api.list(soon()), { tries: 2 })).rejects.toMatchObject({
      detail: { status: '502' },
    })
    expect(asked).toHaveLength(2)
  })

  it('begins no pause that would end too late', async () => {
    const { api, asked } = await afterThese(status(429, { 'retry-after': '30' }))
    const startedAt = performance.now()
    await expect(retryCall(() => api.list(soon()), { withinMs: 5_000 })).rejects.toMatchObject({
      code: 'api-busy',
    })
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    expect(asked).toHaveLength(1)
  })

  it('ends in its pause when it is called off', async () => {
    const { api, asked } = await afterThese(status(503))
    const calledOff = new AbortController()
    setTimeout(() => calledOff.abort(), 50)
    const startedAt = performance.now()
    await expect(retryCall(() => api.list(soon()), { signal: calledOff.signal })).rejects.toMatchObject({
      code: 'api-failing',
    })
    expect(performance.now() - startedAt).toBeLessThan(400)
    expect(asked).toHaveLength(1)
  })
})
