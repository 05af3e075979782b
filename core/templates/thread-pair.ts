import { type FromThread, type RenderThread, startRenderThread, type ToThread } from './render-thread.ts'

/** The thread that renders, and a second one that is ready to take its place: starting one takes longer than callers wait. */
export interface ThreadPair {
  /** Starts what is not there. @returns why there is none, in words; null when there is or will be one */
  start(): string | null
  isReady(): boolean
  /** Only while it is ready, and one at a time. */
  send(asked: ToThread): void
  /** Ends the thread whatever it is at; the second one takes its place. */
  replace(): void
  close(): Promise<void>
}

interface Slot {
  thread: RenderThread | null
  ready: boolean
}

/** A thread that dies while it starts is not started again at once: it would most likely die again. */
const startAgainMs = 1_000

/**
 * @param onReady a thread is ready to be sent something
 * @param onDead the thread that renders ended by itself; another has its place, or there is none
 */
export const makeThreadPair = (
  script: URL,
  monotonic: () => number,
  onReady: () => void,
  onRendered: (message: Extract<FromThread, { type: 'rendered' }>) => void,
  onDead: (why: string) => void,
): ThreadPair => {
  let first: Slot | null = null
  let second: Slot | null = null
  let deadUntil = 0
  let whyDead = ''
  let closed = false

  const make = (): Slot | null => {
    if (closed || monotonic() < deadUntil) return null
    const slot: Slot = { thread: null, ready: false }
    slot.thread = startRenderThread(
      script,
      message => {
        if (message.type === 'ready') {
          slot.ready = true
          // One after the other, so that the first is ready sooner.
          second ??= make()
          if (slot === first) onReady()
        } else if (slot === first) onRendered(message)
      },
      why => {
        if (!slot.ready) {
          deadUntil = monotonic() + startAgainMs
          whyDead = why
        }
        if (slot === second) second = null
        if (slot !== first) return
        moveUp()
        onDead(why)
      },
    )
    return slot
  }
  const moveUp = (): void => {
    first = second
    second = null
    first ??= make()
    if (first?.ready) second = make()
  }

  return {
    start: () => {
      first ??= make()
      return first === null ? whyDead : null
    },
    isReady: () => first?.ready ?? false,
    send: asked => first?.thread?.send(asked),
    replace: () => {
      void first?.thread?.end()
      moveUp()
    },
    close: async () => {
      closed = true
      const threads = [first?.thread, second?.thread]
      first = null
      second = null
      await Promise.all(threads.map(thread => thread?.end()))
    },
  }
}
