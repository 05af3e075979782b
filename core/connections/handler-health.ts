import { addressesOf, dial } from '../forward/dial.ts'

/** How often somebody's handler is dialled. */
const usualEveryMs = 5_000

/** Whether somebody listens at the handler's address, asked by a TCP connection and nothing more: no request is made up. */
export interface HandlerHealth {
  /** Null without a handler, and until the first dial is over. */
  answers(): boolean | null
  /** Dials at once and from time to time. @param url null: nothing is watched */
  watch(url: string | null): void
  /** It has answered a delivery. */
  answered(): void
}

const listens = async (url: string, signal: AbortSignal): Promise<boolean> => {
  const { hostname, port, protocol } = new URL(url)
  const to = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
  const dialled = await Promise.all((await addressesOf(hostname)).map(address => dial(address, to, signal)))
  return dialled.some(({ tookMs }) => tookMs !== null)
}

/** @param onChange only when `answers` is another than before */
export const watchHandler = (onChange: () => void, everyMs = usualEveryMs): HandlerHealth => {
  let now: boolean | null = null
  let watched: string | null = null
  let over = new AbortController()
  let next: NodeJS.Timeout | null = null

  const become = (found: boolean | null): void => {
    if (found === now) return
    now = found
    onChange()
  }
  const look = async (url: string, { signal }: AbortController): Promise<void> => {
    const found = await listens(url, signal).catch(() => false)
    if (signal.aborted) return
    become(found)
    // One after the other: a dial that hangs is not joined by a second.
    next = setTimeout(() => void look(url, over), everyMs).unref()
  }
  return {
    answers: () => now,
    watch: url => {
      if (url === watched) return
      over.abort()
      if (next !== null) clearTimeout(next)
      over = new AbortController()
      watched = url
      become(null)
      if (url !== null) void look(url, over)
    },
    answered: () => {
      if (watched !== null) become(true)
    },
  }
}
