import type { ArmMode, BreakpointChoice, BreakpointState, WaitingCall } from '../../shared/breakpoint.ts'
import { Problem } from '../../shared/problem.ts'

/** Calls that wait for somebody to choose their answer. */
export interface Breakpoints {
  state(connectionId: string): BreakpointState
  /** Of every connection that was armed, or had a call waiting, since the start. */
  list(): BreakpointState[]
  /** Calls that wait already go on waiting, whatever it is. */
  arm(connectionId: string, mode: ArmMode): void
  /**
   * Whether the next call stops. One that is armed for the next call only is disarmed by asking, and waits for a live
   * one: a replay stops where every call does.
   */
  takesNext(connectionId: string, isReplay?: boolean): boolean
  /**
   * Tells everybody that a call waits, until somebody has chosen.
   * @param until aborts when its time is up: then the promise resolves with null
   */
  wait(connectionId: string, call: WaitingCall, until: AbortSignal): Promise<BreakpointChoice | null>
  /** @throws Problem `call-answered` when it waits no more */
  choose(connectionId: string, waitingId: string, choice: BreakpointChoice): void
  /** Lets every call go, and stops none from now on. */
  end(): void
}

interface Waiting {
  readonly call: WaitingCall
  settle(choice: BreakpointChoice | null): void
}

interface Place {
  armed: ArmMode
  /** By the call's id, in order of arrival. */
  readonly waiting: Map<string, Waiting>
  /** Its change is told when this turn of the event loop is over. */
  telling: boolean
}

/** @param onChange a connection's new state; of all changes in one turn of the event loop the last: calls may come in hundreds */
export const makeBreakpoints = (onChange: (state: BreakpointState) => void): Breakpoints => {
  const places = new Map<string, Place>()
  let ended = false

  const place = (connectionId: string): Place => {
    const found = places.get(connectionId)
    if (found) return found
    const made: Place = { armed: 'off', waiting: new Map(), telling: false }
    places.set(connectionId, made)
    return made
  }
  const state = (connectionId: string): BreakpointState => {
    const found = places.get(connectionId)
    const waiting = found ? [...found.waiting.values()].map(({ call }) => call) : []
    return { connectionId, armed: found?.armed ?? 'off', waiting }
  }
  const changed = (connectionId: string, at: Place): void => {
    if (at.telling) return
    at.telling = true
    setImmediate(() => {
      at.telling = false
      onChange(state(connectionId))
    })
  }

  return {
    state,
    list: () => [...places.keys()].map(state),
    arm: (connectionId, mode) => {
      const at = place(connectionId)
      at.armed = mode
      changed(connectionId, at)
    },
    takesNext: (connectionId, isReplay = false) => {
      const at = places.get(connectionId)
      if (ended || !at || at.armed === 'off') return false
      if (isReplay && at.armed === 'next') return false
      if (at.armed === 'next') {
        at.armed = 'off'
        changed(connectionId, at)
      }
      return true
    },
    wait: (connectionId, call, until) =>
      new Promise(resolve => {
        if (ended || until.aborted) {
          resolve(until.aborted ? null : { kind: 'let-go' })
          return
        }
        const at = place(connectionId)
        const onAbort = () => settle(null)
        const settle = (choice: BreakpointChoice | null): void => {
          until.removeEventListener('abort', onAbort)
          at.waiting.delete(call.id)
          changed(connectionId, at)
          resolve(choice)
        }
        until.addEventListener('abort', onAbort, { once: true })
        at.waiting.set(call.id, { call, settle })
        changed(connectionId, at)
      }),
    choose: (connectionId, waitingId, choice) => {
      const waiting = places.get(connectionId)?.waiting.get(waitingId)
      if (!waiting) throw new Problem('call-answered')
      waiting.settle(choice)
    },
    end: () => {
      ended = true
      for (const { waiting } of places.values())
        for (const { settle } of [...waiting.values()]) settle({ kind: 'let-go' })
    },
  }
}
