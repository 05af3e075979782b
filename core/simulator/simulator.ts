import { randomBytes } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import type { PracticeResult, Scenario } from '../../shared/contract.ts'
import type { Fixture } from '../../shared/fixture.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { createApiServer, listenOnLoopback } from './api-server.ts'
import { callTool, withoutTool } from './call-tool.ts'
import type { TriggerRequest } from './control-requests.ts'
import { controlRoutes } from './control-routes.ts'
import { type DeliveryReport, deliver } from './deliver.ts'
import { deliverFixture } from './deliver-fixture.ts'
import { createDialler } from './dial.ts'
import { endpointRoutes } from './endpoint-routes.ts'
import { createEndpointStore } from './endpoint-store.ts'
import { applyOverrides } from './overrides.ts'
import { paced } from './pace.ts'
import { type PlayOptions, playFixtures } from './play-fixtures.ts'
import { type PlayItem, playSteps } from './play-steps.ts'
import { sampleEvent } from './sample-events.ts'
import { type CallTool, type Send, scenarios } from './scenarios.ts'

export interface SimulatorOptions {
  readonly platform: PlatformId
  /** 0 or left out: any free one. */
  readonly port?: number
  /** Told of every delivery when it has ended. Must not throw. */
  readonly onDelivery?: (report: DeliveryReport) => void
  /** Of Hookswitch, for the User-Agent of deliveries. */
  readonly version?: string
}

export interface Simulator {
  /** With the version: `http://127.0.0.1:<port>/v1`. */
  readonly apiUrl: string
  /** The only key that the API takes. */
  readonly apiKey: string
  /**
   * Makes an event happen: every active endpoint that subscribes to it gets it.
   * @returns one result a delivery, in order; none when nobody subscribes
   * @throws Problem('bad-request') when `set` does not fit the sample
   */
  trigger(request: TriggerRequest): Promise<PracticeResult[]>
  play(scenario: Scenario): Promise<PracticeResult[]>
  /**
   * Sends fixtures as they came to every active endpoint that gets them, signed with its secret.
   * @returns one result a delivery, when all are over; once the signal is aborted, of those that were sent
   */
  playFixtures(
    items: readonly PlayItem[],
    options: Pick<PlayOptions, 'speed' | 'signal'>,
  ): Promise<PracticeResult[]>
  /** Ends within a second, whatever is open. Deliveries under way end as not answered. */
  close(): Promise<void>
}

/** A night between two calls is not waited for by whoever sits before the page. */
const longestPauseMs = 60_000

const toResult = (report: DeliveryReport): PracticeResult => {
  const { eventType, callId, status, tookMs, reached, result, text } = report
  return { eventType, callId, status, tookMs, reached, result, text }
}

/**
 * Starts an offline stand-in of a platform on loopback: its REST API and its dialler.
 * It is an independent reading of the documents, so that the receiver is never tested against itself.
 * @throws Problem('port-taken') when another program has the port
 */
export const startSimulator = async (options: SimulatorOptions): Promise<Simulator> => {
  const { onDelivery, version = '0', port = 0 } = options
  const apiKey = `sk_live_practice_${randomBytes(18).toString('base64url')}`
  const endpoints = createEndpointStore()
  const dialler = createDialler()
  const stopping = new AbortController()
  // Up to 200 paced deliveries wait on this one signal, which Node takes for a leak.
  setMaxListeners(0, stopping.signal)

  const send: Send = (event, { query = {}, secret } = {}) =>
    Promise.all(
      endpoints.subscribers(event.type).map(async endpoint => {
        const target = { url: endpoint.url, secret: secret ?? endpoint.secret }
        const report = await deliver(target, event, { query, dialler, version, endpointId: endpoint.id })
        onDelivery?.(report)
        return report
      }),
    )

  const trigger = async ({ type, set = {}, query, count = 1, rate }: TriggerRequest) => {
    const reports = await paced({ count, rate, signal: stopping.signal }, () =>
      send(applyOverrides(sampleEvent(type), set), { query }),
    )
    return reports.flat().map(toResult)
  }
  const callFirstTool: CallTool = async ({ callId, endpointId, tools: [tool] }) => {
    const secret = endpoints.list().find(endpoint => endpoint.id === endpointId)?.secret ?? ''
    const call = { callId: callId ?? '', endpointId, secret, version }
    const report = tool ? await callTool(dialler, { ...call, tool }) : withoutTool(call.callId, endpointId)
    onDelivery?.(report)
    return report
  }
  const play = async (scenario: Scenario) => (await scenarios[scenario](send, callFirstTool)).map(toResult)

  const deliverToAll = (fixture: Fixture): Promise<DeliveryReport[]> =>
    Promise.all(
      endpoints.subscribers(fixture.eventType ?? 'unknown').map(async endpoint => {
        const report = await deliverFixture(dialler, endpoint, fixture, endpoint.id)
        onDelivery?.(report)
        return report
      }),
    )
  const playAll: Simulator['playFixtures'] = async (items, { speed, signal }) => {
    const either = new AbortController()
    setMaxListeners(0, either.signal)
    const stop = (): void => either.abort()
    const signals = [stopping.signal, signal]
    for (const one of signals) one.addEventListener('abort', stop, { once: true })
    if (signals.some(one => one.aborted)) stop()
    try {
      const options = { speed, signal: either.signal, longestPauseMs }
      return (await playFixtures(playSteps(items), options, deliverToAll)).map(toResult)
    } finally {
      for (const one of signals) one.removeEventListener('abort', stop)
    }
  }
  const receivers = () =>
    endpoints
      .list()
      .filter(({ status }) => status === 'active')
      .map(({ url, secret }) => ({ url, secret }))

  const server = createApiServer(
    [...endpointRoutes(endpoints), ...controlRoutes({ trigger, play, receivers })],
    apiKey,
  )
  const listening = await listenOnLoopback(server, port)

  const close = async (): Promise<void> => {
    stopping.abort()
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    server.closeAllConnections()
    await Promise.all([closed, dialler.close()])
  }

  const apiUrl = `http://127.0.0.1:${listening}/v1`
  return { apiUrl, apiKey, trigger, play, playFixtures: playAll, close }
}
