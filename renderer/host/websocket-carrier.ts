import type { HostCarrier, LineEnd } from './host-carrier.ts'

/** The close code with which the browser host refuses a token. */
const tokenRefused = 4401

/**
 * A line to the browser host. The token travels as a subprotocol, because a browser lets a page set no other header
 * and a query would end up in histories.
 */
export const openWebSocketCarrier = (url: string, token: string): HostCarrier => {
  const socket = new WebSocket(url, ['hookswitch', `token.${token}`])
  const unsent: string[] = []
  const endListeners: ((end: LineEnd) => void)[] = []
  let ended = false

  socket.addEventListener('open', () => {
    for (const message of unsent.splice(0)) socket.send(message)
  })
  socket.addEventListener('close', event => {
    if (ended) return
    ended = true
    for (const listener of endListeners) listener(event.code === tokenRefused ? 'refused' : 'lost')
  })

  return {
    send: message => {
      if (ended || socket.readyState > WebSocket.OPEN) throw new Error('the line is closed')
      const text = JSON.stringify(message)
      if (socket.readyState === WebSocket.CONNECTING) unsent.push(text)
      else socket.send(text)
    },
    onMessage: listener => {
      socket.addEventListener('message', event => {
        let message: unknown
        try {
          message = JSON.parse(String(event.data))
        } catch {
          message = null
        }
        listener(message)
      })
    },
    onClose: listener => endListeners.push(() => listener()),
    onEnd: listener => endListeners.push(listener),
    close: () => socket.close(),
    backlogBytes: () => socket.bufferedAmount,
  }
}
