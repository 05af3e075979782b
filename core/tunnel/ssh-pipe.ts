import { connect, type Socket } from 'node:net'
import type { ClientChannel, TcpConnectionDetails } from 'ssh2'

export type TakeConnection = (
  details: TcpConnectionDetails,
  accept: () => ClientChannel,
  reject: () => void,
) => void

/**
 * Brings each forwarded connection to the local port. It is accepted only once the port has answered, so a dead one is
 * refused at once and nothing waits to be delivered late.
 * @param open where the local ends are kept while they live, so that they can be ended with the tunnel
 */
export const pipeTo =
  (localPort: number, open: Set<Socket>): TakeConnection =>
  (_details, accept, reject) => {
    const socket = connect({ host: '127.0.0.1', port: localPort, noDelay: true, allowHalfOpen: true })
    open.add(socket)
    let channel: ClientChannel | null = null
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => {
      if (channel) channel.destroy()
      else reject()
    })
    socket.once('connect', () => {
      channel = accept()
      channel.on('error', () => socket.destroy())
      // What has come is still handed over; then nobody is there to answer to.
      channel.on('close', () => socket.destroySoon())
      channel.pipe(socket)
      socket.pipe(channel)
    })
  }
