import { createHmac } from 'node:crypto'
import type { DeliveryReport } from '../../../core/simulator/deliver.ts'
import { type Simulator, startSimulator } from '../../../core/simulator/simulator.ts'
import { register } from './api.ts'
import { goodConfig, json, type Received, startHandler } from './handler.ts'

const open: { close(): Promise<void> }[] = []

/** Remembers what has to be closed after the test. */
export const keep = <T extends { close(): Promise<void> }>(thing: T): T => {
  open.push(thing)
  return thing
}
export const closeAll = async (): Promise<void> => {
  await Promise.all(open.splice(0).map(thing => thing.close()))
}

export const start = async (onDelivery?: (report: DeliveryReport) => void): Promise<Simulator> =>
  keep(await startSimulator({ platform: 'thunderphone', ...(onDelivery ? { onDelivery } : {}) }))

/** A simulator with one endpoint that leads to one handler. */
export const startWith = async (respond = json(goodConfig), events: readonly string[] = []) => {
  const reports: DeliveryReport[] = []
  const simulator = await start(report => reports.push(report))
  const handler = keep(await startHandler(respond))
  const endpoint = await register(simulator, handler.url, events)
  return { simulator, handler, endpoint, reports }
}

export interface Body {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}
export const bodyOf = (one: Received | undefined): Body => JSON.parse(one?.body.toString() ?? 'null')

export const holds = (one: Received | undefined, secret: string): boolean =>
  createHmac('sha256', secret)
    .update(one?.body ?? '')
    .digest('hex') === one?.headers['x-thunderphone-signature']
