import { type EngineEvent, type Params, type RequestName, type Result, requests } from './contract.ts'
import { asProblem, Problem } from './problem.ts'
import { type Carrier, ToPage } from './protocol.ts'
import type { Snapshot } from './state.ts'

export interface PageListener {
  snapshot(snapshot: Snapshot): void
  /** Events in order, each exactly once, after a snapshot. */
  events(events: readonly EngineEvent[]): void
  closed(): void
}

export interface PageClient {
  /** Rejects with a `Problem`. */
  request<N extends RequestName>(name: N, params: Params<N>): Promise<Result<N>>
  close(): void
}

interface Waiting {
  readonly name: RequestName
  resolve(value: unknown): void
  reject(problem: Problem): void
}

/** The page's half of the protocol, over any carrier. Closes the line when events are missing: a new line brings a new snapshot. */
export const openPageClient = (carrier: Carrier, listener: PageListener): PageClient => {
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  let seen: number | null = null

  const takeEvents = (first: number, events: readonly EngineEvent[]): void => {
    if (seen === null || first > seen + 1) {
      carrier.close()
      return
    }
    const fresh = events.slice(seen + 1 - first)
    seen += fresh.length
    if (fresh.length > 0) listener.events(fresh)
  }

  const takeReply = (reply: Extract<ToPage, { t: 'reply' }>): void => {
    const call = waiting.get(reply.id)
    if (!call) return
    waiting.delete(reply.id)
    if (reply.ok) {
      const result = requests[call.name].result.safeParse(reply.result)
      if (result.success) call.resolve(result.data)
      else call.reject(new Problem('internal', { message: `odd reply to ${call.name}` }))
    } else call.reject(new Problem(reply.problem.code, reply.problem.detail))
  }

  const take = (message: ToPage): void => {
    if (message.t === 'snapshot') {
      seen = message.seq
      listener.snapshot(message.snapshot)
    } else if (message.t === 'events') takeEvents(message.first, message.events)
    else takeReply(message)
  }

  carrier.onMessage(raw => {
    const message = ToPage.safeParse(raw)
    if (message.success) take(message.data)
    else carrier.close()
  })
  carrier.onClose(() => {
    for (const call of waiting.values()) call.reject(new Problem('engine-stopping'))
    waiting.clear()
    listener.closed()
  })

  return {
    request: (name, params) =>
      new Promise((resolve, reject) => {
        const id = nextId++
        waiting.set(id, { name, resolve: value => resolve(value as never), reject })
        try {
          carrier.send({ t: 'call', id, method: name, params })
        } catch (error) {
          waiting.delete(id)
          reject(asProblem(error))
        }
      }),
    close: () => carrier.close(),
  }
}
