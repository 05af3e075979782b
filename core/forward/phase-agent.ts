import { Agent, buildConnector, type Dispatcher } from 'undici'
import { skipContinue } from './skip-continue.ts'

/** Told of one request's way, as the `opaque` of its options. */
interface Marks {
  /** A connection took the request. @param atOnce one was open already */
  connected(atOnce: boolean): void
  firstByte(): void
}

const isMarks = (value: unknown): value is Marks =>
  typeof value === 'object' && value !== null && 'connected' in value && 'firstByte' in value

/**
 * An agent that tells each request's marks. It listens in on the handler that undici's `request` makes: an interceptor
 * would turn raw headers into an object on the way, and their order and duplicates would be lost.
 */
class PhaseAgent extends Agent {
  override dispatch(options: Agent.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const marks = 'opaque' in options ? options.opaque : null
    if (!isMarks(marks)) return super.dispatch(options, handler)
    const { onConnect, onResponseStarted } = handler
    let atOnce = true
    handler.onConnect = (abort, ...more) => {
      marks.connected(atOnce)
      onConnect?.call(handler, abort, ...more)
    }
    handler.onResponseStarted = () => {
      marks.firstByte()
      onResponseStarted?.call(handler)
    }
    const more = super.dispatch(options, handler)
    // undici looks whether an open connection is still alive in its own immediate, which is before this one; a new
    // connection is there after it.
    setImmediate(() => {
      atOnce = false
    })
    return more
  }
}

/** Late handlers are awaited for half a minute each, and keep their connections for it: 200 calls at a time can make 600. */
const mostConnections = 2_048

/**
 * Node's own 250 ms are too few for a laptop that is busy with many calls at once: the other family, where nobody listens,
 * would be asked instead, and its refusal counted as the handler's.
 */
const otherFamilyAfterMs = 1_000

/** @param connect what else a connection needs: its lookup, its certificates */
export const phaseAgent = (connect: buildConnector.BuildOptions): Agent => {
  const connector = buildConnector({
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: otherFamilyAfterMs,
    timeout: 5_000,
    ...connect,
  })
  return new PhaseAgent({
    connect: (options, callback) =>
      connector(options, (...result) => {
        if (result[1]) skipContinue(result[1])
        callback(...result)
      }),
    connections: mostConnections,
    pipelining: 1,
    headersTimeout: 60_000,
    bodyTimeout: 60_000,
  })
}
