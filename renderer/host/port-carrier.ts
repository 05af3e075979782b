import { askForLine, lineGiven } from '../../shared/page-line.ts'
import type { HostCarrier, LineEnd } from './host-carrier.ts'

/**
 * A line to the engine of the desktop app: the page asks its window for a port, and the preload script hands one over as
 * soon as there is an engine.
 */
export const openPortCarrier = (): HostCarrier => {
  const unsent: unknown[] = []
  const messageListeners: ((message: unknown) => void)[] = []
  const endListeners: ((end: LineEnd) => void)[] = []
  let port: MessagePort | null = null
  let ended = false

  const end = (): void => {
    if (ended) return
    ended = true
    window.removeEventListener('message', take)
    port?.close()
    for (const listener of endListeners) listener('lost')
  }
  const take = (event: MessageEvent): void => {
    const [given] = event.ports
    if (event.source !== window || event.data !== lineGiven || !given) return
    window.removeEventListener('message', take)
    port = given
    given.addEventListener('message', ({ data }) => {
      for (const listener of messageListeners) listener(data)
    })
    given.addEventListener('close', end)
    given.start()
    for (const message of unsent.splice(0)) given.postMessage(message)
  }
  window.addEventListener('message', take)
  window.postMessage(askForLine, location.origin)

  return {
    send: message => {
      if (ended) throw new Error('the line is closed')
      if (port) port.postMessage(message)
      else unsent.push(message)
    },
    onMessage: listener => messageListeners.push(listener),
    onClose: listener => endListeners.push(() => listener()),
    onEnd: listener => endListeners.push(listener),
    close: end,
    // A port does not tell what has not left yet.
    backlogBytes: () => 0,
  }
}
