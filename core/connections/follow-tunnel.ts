import { asProblem, type Problem, type ProblemCode } from '../../shared/problem.ts'
import type { TunnelPhase } from '../../shared/tunnel.ts'

/** The endpoint as the platform should have it. */
interface Wish {
  readonly url: string
  readonly active: boolean
}

export interface FollowParts {
  /** Has the platform take this; resolves when this, or something newer, is in force. Rejects when it is refused. */
  want(url: string, active: boolean): Promise<void>
  /** What is in force at the platform; null when there is no endpoint. */
  told(): { readonly url: string; readonly status: 'active' | 'disabled' } | null
  /** Asks through the tunnel whether it leads here. */
  probe(): Promise<boolean>
  /** A change that the platform does not take; told once for each reason. */
  onRefused(problem: Problem): void
  onChange(): void
}

export interface TunnelNews {
  readonly phase: TunnelPhase
  /** The endpoint's URL through the tunnel as it is now; null while there is none. */
  readonly url: string | null
  /** Since when callers may have been sent into nothing, in milliseconds since 1970; null while it is up. */
  readonly lostSince: number | null
}

export interface TunnelFollower {
  /** An endpoint is registered, and active: follow from now on. */
  start(url: string): void
  tunnelChanged(news: TunnelNews): void
  /** Disables the endpoint until it is let go of, whatever the tunnel does. Rejects when the platform refuses. */
  hold(): Promise<void>
  /** Active again, once a probe has come back. */
  letGo(): Promise<void>
  /** The endpoint was changed to lead here, and no probe has come back through it yet. */
  readonly proving: boolean
  stop(): void
}

/** How long callers may be sent into a tunnel that does not answer. */
export const lostAfterMs = 10_000
/** While it is only suspect, the next probe may come back. */
const suspectForMs = 3_000
const againAfterMs = 60_000

/**
 * Keeps the endpoint true to its tunnel: disabled while it leads nowhere, and registered under the URL that leads here.
 * What was wished last counts, not what is in force: a wish that the platform has not taken yet is taken one day.
 */
export const followTunnel = (parts: FollowParts, afterMs = lostAfterMs): TunnelFollower => {
  let following = false
  let held = false
  let up = false
  let lost = false
  let proving = false
  let url = ''
  /** Null before there is an endpoint, and when the platform has refused the last one. */
  let wished: Wish | null = null
  let underWay: Promise<void> = Promise.resolve()
  let lostTimer: NodeJS.Timeout | null = null
  let againTimer: NodeJS.Timeout | null = null
  const told = new Set<ProblemCode>()

  const clear = (timer: NodeJS.Timeout | null): null => {
    if (timer) clearTimeout(timer)
    return null
  }
  const last = (): Wish | null => {
    const inForce = parts.told()
    return wished ?? (inForce && { url: inForce.url, active: inForce.status === 'active' })
  }
  const wish = (): Wish | null => {
    const before = last()
    if (!before) return null
    // A tunnel that is suspect for a moment changes nothing.
    const active = held || lost ? false : up || before.active
    return { url: active && up ? url : before.url, active }
  }
  const fulfil = async (target: Wish): Promise<void> => {
    const isNewest = () => wished === target
    proving = target.active
    parts.onChange()
    try {
      await parts.want(target.url, target.active)
      if (isNewest()) told.clear()
      // The platform sends callers there from now on: only a probe says that they arrive.
      if (target.active && isNewest()) await parts.probe()
    } catch (error) {
      if (!isNewest()) return
      wished = null
      const problem = asProblem(error)
      if (problem.code !== 'endpoint-gone') againTimer ??= setTimeout(again, againAfterMs).unref()
      if (!told.has(problem.code)) parts.onRefused(problem)
      told.add(problem.code)
      throw problem
    } finally {
      if (isNewest() || wished === null) {
        proving = false
        parts.onChange()
      }
    }
  }
  const settle = (): Promise<void> => {
    const next = following ? wish() : null
    if (!next || (wished?.url === next.url && wished.active === next.active)) return underWay
    againTimer = clear(againTimer)
    wished = next
    underWay = fulfil(next)
    // Who waits for it hears of it; so does `onRefused`.
    underWay.catch(() => {})
    return underWay
  }
  const again = (): void => {
    againTimer = null
    void settle()
  }

  return {
    start: at => {
      following = true
      wished = { url: at, active: true }
    },
    tunnelChanged: news => {
      const cameUp = !up && news.phase === 'up'
      up = news.phase === 'up'
      if (news.url !== null) url = news.url
      if (up) {
        lost = false
        lostTimer = clear(lostTimer)
      } else if (news.lostSince !== null && !lost && !lostTimer) {
        const leastMs = news.phase === 'suspect' ? suspectForMs : 0
        const leftMs = news.lostSince + afterMs - Date.now()
        lostTimer = setTimeout(
          () => {
            lostTimer = null
            lost = true
            void settle()
          },
          Math.max(leastMs, leftMs),
        ).unref()
      }
      // Refused once, it is tried again in its time, not with every word of the tunnel.
      if (wished !== null || cameUp || (up && last()?.url !== url)) void settle()
    },
    hold: () => {
      held = true
      return settle()
    },
    letGo: async () => {
      held = false
      if (await parts.probe()) await settle()
    },
    get proving() {
      return proving
    },
    stop: () => {
      following = false
      wished = null
      lost = false
      up = false
      held = false
      lostTimer = clear(lostTimer)
      againTimer = clear(againTimer)
      told.clear()
    },
  }
}
