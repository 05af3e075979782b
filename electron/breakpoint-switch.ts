import type { ArmMode, BreakpointChoice } from '../shared/breakpoint.ts'
import { asProblem } from '../shared/problem.ts'
import type { Follower } from './engine/follow-engine.ts'
import { sayProblem } from './say.ts'

export interface BreakpointSwitch {
  arm(connectionId: string, mode: ArmMode): void
  /** Decides about a waiting call. One that was answered meanwhile is said on stderr, and gone from the menu. */
  choose(connectionId: string, waitingId: string, choice: BreakpointChoice): void
}

/** Breakpoints as the tray works them, by the requests that a page would make. */
export const breakpointSwitch = (follower: Follower): BreakpointSwitch => {
  const told = (asked: Promise<unknown>): void =>
    void asked.catch((error: unknown) => sayProblem(asProblem(error)))
  return {
    arm: (connectionId, mode) => told(follower.request('breakpoint.arm', { connectionId, mode })),
    choose: (connectionId, waitingId, choice) =>
      told(follower.request('breakpoint.choose', { connectionId, waitingId, choice })),
  }
}
