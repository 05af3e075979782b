import type { Socket } from 'node:net'

/** A head that is longer is left to the parser, which refuses it. */
const longestHead = 65_536
const endOfHead = '\r\n\r\n'
const interim = ['HTTP/1.1 100', 'HTTP/1.0 100']

/** What follows interim heads at the beginning of an answer; null while that cannot be told yet. */
const afterContinue = (bytes: Buffer): Buffer | null => {
  const start = bytes.subarray(0, 12).toString('latin1')
  if (!interim.some(one => one.startsWith(start))) return bytes
  const end = bytes.indexOf(endOfHead)
  if (end === -1) return bytes.length > longestHead ? bytes : null
  return afterContinue(bytes.subarray(end + endOfHead.length))
}

/**
 * Drops each `100 Continue` before an answer: a server may send one that nobody asked for, and a client has to live with
 * it (RFC 9110 §15.2), but undici ends the connection. Its parser takes all it gets by `read`, and an answer begins after
 * something was written.
 */
export const skipContinue = (socket: Socket): void => {
  const { read, write } = socket
  let atStart = false
  let held: Buffer | null = null
  socket.write = ((...args: Parameters<Socket['write']>) => {
    atStart = true
    return write.apply(socket, args)
  }) as Socket['write']
  socket.read = (size?: number) => {
    const chunk: unknown = read.call(socket, size)
    if (!atStart || !Buffer.isBuffer(chunk)) return chunk
    const bytes: Buffer = held === null ? chunk : Buffer.concat([held, chunk])
    const rest = afterContinue(bytes)
    atStart = rest === null
    held = rest === null ? bytes : null
    return rest
  }
}
