import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Connection } from '../../../core/connections/connection.ts'
import { openHealthBook } from '../../../core/health/endpoint-health.ts'
import { makeUndoStack } from '../../../core/undo-stack.ts'
import type { EngineEvent } from '../../../shared/contract.ts'
import type { EndpointEntry } from '../../../shared/endpoints.ts'
import type { EndpointHealth } from '../../../shared/health.ts'
import type { Problem } from '../../../shared/problem.ts'
import type { ConnectionState } from '../../../shared/state.ts'
import { accountAt, soon } from '../../support/lease-account.ts'
import { platformStandIn } from '../../support/platform-stand-in.ts'
import { sampleSummary } from '../captures/sample-capture.ts'

const everyMs = 60
const patiently = { timeout: 10_000, interval: 10 }
const id = 'thunderphone'

/** A health book over a live connection, whose endpoint is registered at a platform that can be meddled with. */
const watched = async (change: Partial<ConnectionState> = {}) => {
  const platform = await platformStandIn()
  const { api } = accountAt(platform.apiUrl, 'key')
  const made = await api.create({ label: 'ours', url: 'https://x.example', events: [] }, soon())
  const endpoint = { status: 'active', url: 'https://x.example', changing: false, problem: null } as const
  let state = {
    ...{ id, platform: 'thunderphone', mode: 'account', status: 'live' },
    ...{ endpointId: made.id, endpoint, ...change },
  } as ConnectionState
  const connection = {
    state: () => state,
    registration: {
      endpoints: async () =>
        (await api.list(soon())).map(
          (entry): EndpointEntry => ({ ...entry, events: [...entry.events], whose: 'in-use', host: null }),
        ),
    },
  } as unknown as Connection
  const opened = makeUndoStack()
  onTestFinished(() => opened.run())
  const told: { at: number; health: EndpointHealth }[] = []
  const problems: Problem[] = []
  const book = openHealthBook(
    {
      clock: { now: () => Date.now(), monotonic: () => performance.now() },
      connection: () => connection,
      tell: (event: EngineEvent) => {
        if (event.name === 'health') told.push({ at: performance.now(), health: event.payload })
      },
      onProblem: problem => problems.push(problem),
      everyMs,
    },
    opened,
  )
  const become = (next: Partial<ConnectionState>): void => {
    state = { ...state, ...next }
    book.connectionChanged(id)
  }
  become({})
  const lists = () => platform.calls.filter(({ method }) => method === 'GET').length
  const status = () => book.list()[0]?.atPlatform?.status ?? null
  return { platform, endpointId: made.id, book, told, problems, become, lists, status }
}
const codes = (problems: readonly Problem[]) => problems.map(({ code, detail }) => detail.status ?? code)

describe('how the platform sees our endpoint', () => {
  it('is asked from time to time while the connection is live', async () => {
    const { lists, status, problems } = await watched()
    expect([lists(), status()]).toEqual([0, null])
    await expect.poll(status, patiently).toBe('active')
    await expect.poll(lists, patiently).toBeGreaterThan(2)
    expect(problems).toEqual([])
  })

  it('is told once with the next step when the endpoint was deleted in the dashboard', async () => {
    const { platform, endpointId, status, problems, lists } = await watched()
    await expect.poll(status, patiently).toBe('active')
    platform.dashboard.delete(endpointId)
    await expect.poll(status, patiently).toBe('gone')
    const before = lists()
    await expect.poll(lists, patiently).toBeGreaterThan(before + 2)
    expect(problems.map(({ info }) => info)).toEqual([
      { code: 'endpoint-gone', detail: { platform: 'ThunderPhone', endpointId } },
    ])
  })

  it.each(['disabled', 'failing'])('is told when it is %s, and again when it is that anew', async word => {
    const { platform, endpointId, status, problems } = await watched()
    platform.dashboard.setStatus(endpointId, word)
    await expect.poll(status, patiently).toBe(word)
    platform.dashboard.setStatus(endpointId, 'active')
    await expect.poll(status, patiently).toBe('active')
    platform.dashboard.setStatus(endpointId, word)
    await expect.poll(status, patiently).toBe(word)
    expect(codes(problems)).toEqual([word, word])
  })

  it('is not believed at once when it contradicts us: the platform may not know our last change yet', async () => {
    const { platform, endpointId, status, problems, lists } = await watched()
    platform.dashboard.setStatus(endpointId, 'disabled')
    await expect.poll(lists, { interval: 1, timeout: 10_000 }).toBe(1)
    platform.dashboard.setStatus(endpointId, 'active')
    await expect.poll(status, patiently).toBe('active')
    expect(problems).toEqual([])
  })

  it('is nothing to speak of when it is a word that we do not know', async () => {
    const { platform, endpointId, status, problems } = await watched()
    platform.dashboard.setStatus(endpointId, 'warming-up')
    await expect.poll(status, patiently).toBe('unknown')
    expect(problems).toEqual([])
  })

  it.each<[string, Partial<ConnectionState>]>([
    ['it is paused', { status: 'paused' }],
    ['it is closed', { status: 'off' }],
    ['it is the practice line', { mode: 'practice' }],
    ['its endpoint was registered by hand', { mode: 'manual', endpoint: null, endpointId: null }],
    [
      'we have disabled it ourselves, as in sleep',
      { endpoint: { status: 'disabled', url: '', changing: false, problem: null } },
    ],
    ['a change is under way', { endpoint: { status: 'active', url: '', changing: true, problem: null } }],
  ])('is not asked while %s', async (_, state) => {
    const { lists, become, status } = await watched(state)
    await sleep(everyMs * 4)
    become({ tunnel: undefined as never })
    await sleep(everyMs * 2)
    expect([lists(), status()]).toEqual([0, null])
  })

  it('is not asked any more once it is paused, and is forgotten', async () => {
    const { lists, become, status } = await watched()
    await expect.poll(status, patiently).toBe('active')
    become({ status: 'paused' })
    expect(status()).toBeNull()
    const before = lists()
    await sleep(everyMs * 4)
    expect(lists()).toBe(before)
    become({ status: 'live' })
    await expect.poll(status, patiently).toBe('active')
  })

  it.each([[500], [401], [429]])('is asked less and less often while the platform answers %i', async code => {
    const { platform, lists, status, problems } = await watched()
    platform.answerLists(code)
    await sleep(everyMs * 9)
    // After 1, 2 + 1 and 4 + 2 + 1 pauses instead of nine times.
    expect(lists()).toBeLessThanOrEqual(4)
    expect(lists()).toBeGreaterThanOrEqual(1)
    platform.answerLists(200)
    await expect.poll(status, patiently).toBe('active')
    expect(problems).toEqual([])
  })

  it('is left alone for as long as the platform asks for', async () => {
    const { platform, lists } = await watched()
    platform.answerLists(429, { 'retry-after': '2' })
    await expect.poll(lists, patiently).toBe(1)
    await sleep(everyMs * 8)
    expect(lists()).toBe(1)
  })
})

it('counts are told at once, then at most once a second', async () => {
  const { book, told } = await watched({ mode: 'practice' })
  const take = (seq: number) =>
    book.taken(sampleSummary(seq, { connectionId: id, signature: { status: 'missing' } }))
  for (let i = 0; i < 10; i++) take(i)
  await expect.poll(() => told.length, patiently).toBe(1)
  for (let i = 10; i < 20; i++) take(i)
  await sleep(400)
  expect(told.map(({ health }) => health.unsigned)).toEqual([10])
  await expect.poll(() => told.length, patiently).toBe(2)
  const [first, second] = told
  expect(second?.health.unsigned).toBe(20)
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(900)
})
