import type { ArmMode, BreakpointChoice, BreakpointState, WaitingCall } from '../../shared/breakpoint.ts'

/** Calls that wait for somebody to choose their answer. */
export interface Breakpoints {
  state(connectionId: string): BreakpointState
  list(): BreakpointState[]
  arm(connectionId: string, mode: ArmMode): void
  /** Whether the next call stops. One that is armed for the next call only is disarmed by asking. */
  takesNext(connectionId: string): boolean
  /**
   * Tells everybody that a call waits, until somebody has chosen.
   * @param until aborts when its time is up: then the promise resolves with null
   */
  wait(connectionId: string, call: WaitingCall, until: AbortSignal): Promise<BreakpointChoice | null>
  /** @throws Problem `call-answered` when it waits no more */
  choose(connectionId: string, waitingId: string, choice: BreakpointChoice): void
}

export const makeBreakpoints = (_onChange: (state: BreakpointState) => void): Breakpoints => ({
  state: connectionId => ({ connectionId, armed: 'off', waiting: [] }),
  list: () => [],
  arm: () => {},
  takesNext: () => false,
  wait: async () => null,
  choose: () => {},
})
