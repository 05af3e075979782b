import type { TunnelState } from '../../shared/tunnel.ts'

export interface FollowParts {
  /** Has the platform take this; resolves when it is in force. */
  want(url: string, active: boolean): Promise<void>
  /** What the platform was told last; null when there is no endpoint. */
  told(): { readonly url: string; readonly status: 'active' | 'disabled' } | null
  /** Asks through the tunnel whether it leads here. */
  probe(): Promise<boolean>
  /** A change that the platform does not take. */
  onRefused(error: unknown): void
  onChange(): void
}

export interface TunnelFollower {
  /** An endpoint is registered: follow from now on. */
  start(): void
  /** @param url the endpoint's URL through the tunnel as it is now; null while there is none */
  tunnelChanged(state: Pick<TunnelState, 'phase'>, url: string | null): void
  /** Disables the endpoint until it is let go of, whatever the tunnel does. Rejects as the platform does. */
  hold(): Promise<void>
  /** Active again, once a probe has come back. */
  letGo(): Promise<void>
  /** A new URL is registered, and no probe has come back through it yet. */
  readonly proving: boolean
  stop(): void
}

/** How long callers may still be sent into a tunnel that does not answer. */
export const lostAfterMs = 10_000

/** Keeps the endpoint true to its tunnel: disabled while it leads nowhere, and registered under the URL that leads here. */
export const followTunnel = (parts: FollowParts, afterMs = lostAfterMs): TunnelFollower => {
  let lost: NodeJS.Timeout | null = null
  /** Nothing is followed before an endpoint is there. */
  let held = true
  let proving = false
  let url: string | null = null
  let up = false

  const disable = async (): Promise<void> => {
    const told = parts.told()
    if (told?.status === 'active') await parts.want(told.url, false)
  }
  const outOfDate = (): boolean => {
    const told = parts.told()
    return told !== null && (told.url !== url || told.status !== 'active')
  }
  const enable = async (): Promise<void> => {
    if (proving) return
    try {
      while (!held && up && url !== null && outOfDate()) {
        proving = true
        parts.onChange()
        await parts.want(url, true)
        // The platform sends callers there from now on: only a probe says that they arrive.
        await parts.probe()
      }
    } finally {
      proving = false
      parts.onChange()
    }
  }
  const quietly = (work: Promise<void>): void => void work.catch(parts.onRefused)
  const found = (): void => {
    if (lost) clearTimeout(lost)
    lost = null
  }

  return {
    start: () => {
      held = false
    },
    tunnelChanged: ({ phase }, now) => {
      up = phase === 'up'
      if (now !== null) url = now
      if (up) {
        found()
        if (outOfDate()) quietly(enable())
      } else if (phase === 'suspect' || phase === 'reopening')
        lost ??= setTimeout(() => quietly(disable()), afterMs).unref()
    },
    hold: () => {
      held = true
      return disable()
    },
    letGo: async () => {
      held = false
      if (await parts.probe()) await enable()
    },
    get proving() {
      return proving
    },
    stop: () => {
      held = true
      found()
    },
  }
}
