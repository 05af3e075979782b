import type { WebSocket } from 'ws'
import type { Carrier } from '../../shared/protocol.ts'

/** A WebSocket as the protocol's carrier: messages are JSON text. What is no JSON ends the line. */
export const socketCarrier = (socket: WebSocket): Carrier => ({
  send: message => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
  },
  onMessage: listener =>
    socket.on('message', raw => {
      try {
        listener(JSON.parse(String(raw)))
      } catch {
        socket.close(1007)
      }
    }),
  onClose: listener => socket.once('close', listener),
  close: () => socket.close(),
  backlogBytes: () => socket.bufferedAmount,
})
