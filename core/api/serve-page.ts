import { type EngineEvent, type Handlers, type RequestName, requests } from '../../shared/contract.ts'
import { asProblem, Problem } from '../../shared/problem.ts'
import { type Carrier, ToEngine, type ToPage } from '../../shared/protocol.ts'
import type { Snapshot } from '../../shared/state.ts'
import type { FeedListener, ListenerKind } from './event-feed.ts'

/** What a page is served from: the engine, as far as a page may see it. */
export interface PageSource {
  readonly handlers: Handlers
  eventNumber(): number
  snapshot(): Snapshot
  listen(listener: FeedListener, kind?: ListenerKind): () => void
}

/** Events are sent together, at most this often: a page draws no faster. */
const batchMs = 16
/** A page that does not keep up is let go; when it comes back it gets a snapshot. */
const largestBacklogBytes = 16_777_216

const isRequest = (name: string): name is RequestName => Object.hasOwn(requests, name)

const perform = async (handlers: Handlers, method: string, params: unknown): Promise<unknown> => {
  if (!isRequest(method))
    throw new Problem('bad-request', { reason: `there is no request ${method.slice(0, 60)}` })
  const parsed = requests[method].params.safeParse(params)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Problem('bad-request', {
      reason: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    })
  }
  // The parameters were parsed by the very schema that the handler's type is derived from.
  return handlers[method](parsed.data as never)
}

/**
 * The engine's half of the protocol, for one page over any carrier: a snapshot, then every event after it.
 * @param kind `host` when it is no page that listens, but what shows one
 */
export const servePage = (source: PageSource, carrier: Carrier, kind: ListenerKind = 'page'): void => {
  let batch: EngineEvent[] = []
  let timer: NodeJS.Timeout | null = null
  let sent = source.eventNumber()
  const send = (message: ToPage): void => carrier.send(message)

  send({ t: 'snapshot', seq: sent, snapshot: source.snapshot() })
  const flush = (): void => {
    timer = null
    if (carrier.backlogBytes() > largestBacklogBytes) {
      carrier.close()
      return
    }
    const events = batch
    batch = []
    send({ t: 'events', first: sent + 1, events })
    sent += events.length
  }
  const stop = source.listen(event => {
    batch.push(event)
    timer ??= setTimeout(flush, batchMs)
  }, kind)
  carrier.onClose(() => {
    stop()
    if (timer) clearTimeout(timer)
  })
  carrier.onMessage(raw => {
    const call = ToEngine.safeParse(raw)
    if (!call.success) {
      carrier.close()
      return
    }
    const { id, method, params } = call.data
    perform(source.handlers, method, params).then(
      result => send({ t: 'reply', id, ok: true, result }),
      error => send({ t: 'reply', id, ok: false, problem: asProblem(error).info }),
    )
  })
}
