import type { Carrier } from '../../../shared/protocol.ts'

/** One end of a line in memory, with a hand on the wire. */
export interface TestCarrier extends Carrier {
  /** Everything that came to this end. */
  readonly received: unknown[]
  readonly closed: boolean
  backlog: number
}

/** Two ends of one line. Messages are copied as a real line copies them, and arrive in order in a later turn. */
export const carrierPair = (): readonly [page: TestCarrier, engine: TestCarrier] => {
  const listeners: ((message: unknown) => void)[][] = [[], []]
  const closers: (() => void)[] = []
  const received: unknown[][] = [[], []]
  let closed = false

  const end = (own: 0 | 1): TestCarrier => {
    const other = own === 0 ? 1 : 0
    const early: unknown[] = []
    const deliver = (message: unknown): void => {
      received[other]?.push(message)
      if (listeners[other]?.length) for (const listener of listeners[other]) listener(message)
      else early.push(message)
    }
    return {
      received: received[own] ?? [],
      backlog: 0,
      get closed() {
        return closed
      },
      send: message => {
        const copy = structuredClone(message)
        queueMicrotask(() => {
          if (!closed) deliver(copy)
        })
      },
      onMessage: listener => listeners[own]?.push(listener),
      onClose: listener => closers.push(listener),
      close: () => {
        if (closed) return
        closed = true
        for (const listener of closers) listener()
      },
      backlogBytes() {
        return this.backlog
      },
    }
  }
  return [end(0), end(1)]
}
