import { setMaxListeners } from 'node:events'

/**
 * A signal that is aborted after so many milliseconds with a TimeoutError, or as soon as another is, with its reason.
 * Node 20 forgets an `AbortSignal.timeout` that only an `AbortSignal.any` knows: once it is collected as garbage, nobody
 * is ever told. Here a timer holds it.
 */
export const within = (ms: number, ...others: readonly AbortSignal[]): AbortSignal => {
  const controller = new AbortController()
  const { signal } = controller
  const late = () => controller.abort(new DOMException('It took too long.', 'TimeoutError'))
  setTimeout(late, ms).unref()
  for (const other of others) {
    // Each listener goes when its time is over, so many of them are no leak.
    setMaxListeners(0, other)
    if (other.aborted) controller.abort(other.reason)
    else other.addEventListener('abort', () => controller.abort(other.reason), { once: true, signal })
  }
  return signal
}
