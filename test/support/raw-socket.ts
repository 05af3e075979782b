import { connect } from 'node:net'
import { onTestFinished } from 'vitest'

export interface RawSocket {
  write(bytes: string | Uint8Array): void
  /** As a client does that reads nothing before it has sent everything. */
  writeBeforeReading(bytes: Uint8Array): void
  /** Everything that came so far, a byte a character. */
  text(): string
  /** Resolves when what came fits; rejects when the other side closes before. */
  until(fits: (text: string) => boolean): Promise<string>
  /** Resolves with everything that came, when the other side has closed. */
  closed: Promise<string>
  hangUp(): void
}

/** A TCP connection that says exactly what it is told, for everything that no HTTP client would send. */
export const dialRaw = async (url: string): Promise<RawSocket> => {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname.replace(/^\[|\]$/g, ''))
  let received = ''
  let over = false
  const waiting = new Set<() => void>()
  const wake = (): void => {
    for (const look of [...waiting]) look()
  }
  socket.on('data', chunk => {
    received += chunk.toString('latin1')
    wake()
  })
  const closed = new Promise<string>(resolve =>
    socket.once('close', () => {
      over = true
      resolve(received)
      wake()
    }),
  )
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  // A reset shows as the close that follows it.
  socket.on('error', () => {})
  onTestFinished(() => {
    socket.destroy()
  })
  return {
    write: bytes => {
      socket.write(bytes)
    },
    writeBeforeReading: bytes => {
      socket.pause()
      socket.write(bytes, () => socket.resume())
    },
    text: () => received,
    until: fits =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!fits(received) && !over) return
          waiting.delete(look)
          if (fits(received)) resolve(received)
          else reject(new Error(`the other side closed after: ${received}`))
        }
        waiting.add(look)
        look()
      }),
    closed,
    hangUp: () => socket.destroy(),
  }
}

/** A request's head as text, with the headers in the order and case that are given. */
export const head = (
  url: string,
  headers: readonly (readonly [string, string])[],
  method = 'POST',
): string => {
  const { pathname, search, host } = new URL(url)
  const lines = [['Host', host], ...headers].map(([name, value]) => `${name}: ${value}`)
  return `${[`${method} ${pathname}${search} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`
}

/**
 * A whole request over a connection of its own, at hardly any cost to the sender: for bursts that are to be timed.
 * The clock starts when the connection stands, which on loopback is before anybody has accepted it: three hundred dials
 * in one program take their time too, and that is the test's own.
 */
export const sendRaw = (
  url: string,
  request: string,
): Promise<{ readonly text: string; readonly tookMs: number }> =>
  new Promise(resolve => {
    const socket = connect(Number(new URL(url).port), new URL(url).hostname)
    let startedAt = performance.now()
    let text = ''
    socket.on('connect', () => {
      startedAt = performance.now()
      socket.write(request)
    })
    socket.on('data', chunk => {
      text += chunk.toString('latin1')
    })
    // A reset shows as an answer that is not whole.
    socket.on('error', () => {})
    socket.on('close', () => resolve({ text, tookMs: performance.now() - startedAt }))
  })
