import type { ArmMode, BreakpointChoice, BreakpointState } from '../../shared/breakpoint.ts'
import { pinnedFor, toggledNext } from '../../shared/waiting-call.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'
import { showError, showNote } from '../state/notes-store.ts'
import { shownConnection } from '../state/shown.ts'
import { openShortcuts, useView } from '../state/view-store.ts'
import { focusBack, focusWaiting, waitingIdAt } from './waiting-focus.ts'
import { pickAnswer, setChosen, useWaiting, waitingNow } from './waiting-store.ts'

/** What was asked for last, until the engine speaks of that connection again. */
const asked = new Map<string, { readonly mode: ArmMode; readonly before: BreakpointState | undefined }>()

/** Arms a connection's breakpoint, or takes that back. The button in the header says so. */
export const arm = async (connectionId: string, mode: ArmMode): Promise<void> => {
  try {
    await ask('breakpoint.arm', { connectionId, mode })
  } catch (error) {
    asked.delete(connectionId)
    showError(error)
  }
}

/** Arms the shown connection for the next call; what is armed already, or is about to be, is disarmed. */
export const toggleArm = (): void => {
  const { connections, breakpoints } = useEngine.getState()
  const connection = shownConnection(connections, useView.getState().connectionId)
  if (!connection) return
  const known = breakpoints.find(b => b.connectionId === connection.id)
  const pending = asked.get(connection.id)
  const armed = pending && pending.before === known ? pending.mode : (known?.armed ?? 'off')
  const mode = toggledNext(armed)
  asked.set(connection.id, { mode, before: known })
  void arm(connection.id, mode)
}

/** Decides about a waiting call. */
export const choose = async (
  connectionId: string,
  waitingId: string,
  choice: BreakpointChoice,
): Promise<void> => {
  if (useWaiting.getState().chosen.has(waitingId)) return
  setChosen(waitingId, true)
  try {
    await ask('breakpoint.choose', { connectionId, waitingId, choice })
  } catch (error) {
    setChosen(waitingId, false)
    showError(error)
  }
}

/** What Send gives now: the pinned answer that was picked, else the candidate. */
const sendChoice = (waitingId: string): BreakpointChoice => {
  const answerId = useWaiting.getState().picked.get(waitingId)
  return answerId === undefined ? { kind: 'candidate' } : { kind: 'answer', answerId }
}

const focused = () => {
  const id = waitingIdAt()
  return waitingNow().find(w => w.call.id === id)
}

export const send = (connectionId: string, waitingId: string): void =>
  void choose(connectionId, waitingId, sendChoice(waitingId))

/** Sends what is picked for the waiting call that has the focus. */
export const sendFocused = (): void => {
  const at = focused()
  if (at) send(at.connectionId, at.call.id)
}

export const forwardFocused = (): void => {
  const at = focused()
  if (at?.call.canForward) void choose(at.connectionId, at.call.id, { kind: 'forward' })
}

export const letFocusedGo = (): void => {
  const at = focused()
  if (at) void choose(at.connectionId, at.call.id, { kind: 'let-go' })
}

/** Picks what Send gives: 1 to 9 a pinned answer, 0 the candidate again. */
export const pickForFocused = (digit: number): void => {
  const at = focused()
  if (!at) return
  const { answers, connections } = useEngine.getState()
  const platform = connections.find(c => c.id === at.connectionId)?.platform
  const pinned = platform && pinnedFor(at.call, answers, platform)[digit - 1]
  if (digit === 0) pickAnswer(at.call.id, null)
  else if (pinned) pickAnswer(at.call.id, pinned.id)
  focusWaiting(at.call.id)
}

/** To the call that waits longest; from one to the next; after the last one back to where the focus was. */
export const goToWaiting = (): void => {
  const calls = waitingNow()
  if (calls.length === 0) {
    showNote('done', 'No call waits at a breakpoint', 'Arm the breakpoint to stop the next one.')
    return
  }
  openShortcuts(false)
  const next = calls[calls.findIndex(w => w.call.id === waitingIdAt()) + 1]
  if (!next || !focusWaiting(next.call.id)) focusBack()
}

/** The row that had the focus is about to go: to the next waiting call, or back. */
export const leaveRow = (waitingId: string): void => {
  const next = waitingNow().find(w => w.call.id !== waitingId && !useWaiting.getState().chosen.has(w.call.id))
  if (!next || !focusWaiting(next.call.id)) focusBack()
}
