import type { ArmMode } from '../../shared/breakpoint.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import { type ConnectionLight, connectionLight } from '../../shared/connection-light.ts'
import { phone } from '../../shared/phone.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { candidateWords, pinnedFor, waitingCaller, waitingOf } from '../../shared/waiting-call.ts'
import type { EngineStatus } from '../engine/engine-keeper.ts'
import { type EngineView, mainConnection } from '../engine/engine-view.ts'

export type TrayIcon = 'idle' | 'live' | 'problem'

/** A call that waits at a breakpoint, and what it can get. */
export interface TrayCall {
  readonly connectionId: string
  readonly waitingId: string
  readonly caller: string
  readonly candidate: string
  readonly pinned: readonly { readonly answerId: string; readonly name: string }[]
  readonly canForward: boolean
}

/** What the tray shows, in words. */
export interface TrayView {
  readonly icon: TrayIcon
  readonly status: string
  /** The calls that wait, the first that came in front. */
  readonly waiting: readonly TrayCall[]
  /** The breakpoint of the connection that it speaks of; null while that is not live. */
  readonly breakpoint: { readonly connectionId: string; readonly armed: ArmMode } | null
  /** The last calls, newest first. */
  readonly calls: readonly string[]
  readonly answer: string | null
  readonly publicUrl: string | null
  /** What can be done about the connections now. */
  readonly pause: 'pause' | 'resume' | 'none'
  readonly engineGivenUp: boolean
}

const verdictWords: Record<CaptureSummary['verdict']['result'], string> = {
  used: 'used',
  fallback: 'fallback',
  rejected: 'rejected',
  'at-risk': 'at risk',
  acknowledged: 'ack',
  'will-retry': 'will retry',
  refused: 'refused',
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** Text from outside as one short line: a menu shows control and direction characters as they please. */
const oneLine = (text: string, most: number): string => {
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain
}

const callLine = (capture: CaptureSummary): string => {
  const caller = capture.from ?? capture.callId ?? capture.eventType ?? '?'
  const word = capture.outcome.source === 'deadline' ? 'deadline' : verdictWords[capture.verdict.result]
  return `${clock.format(new Date(capture.receivedAt))}  ${oneLine(phone(caller), 32)}  ${word}`
}

const lightOf = ({ health }: EngineView, connection: ConnectionState): ConnectionLight =>
  connectionLight(
    connection,
    Date.now(),
    health.find(({ connectionId }) => connectionId === connection.id)?.atPlatform,
  )

const statusLine = (engine: EngineStatus, view: EngineView, shown: ConnectionState | null): string => {
  if (engine === 'given-up') return 'The engine does not run'
  if (engine === 'stopped') return 'Ending'
  if (engine === 'starting' || shown === null) return 'The engine starts'
  const { word } = lightOf(view, shown)
  return shown.status === 'off' ? 'Paused' : `${word}: ${oneLine(shown.name, 60)}`
}

/** As many as a menu can show and anybody can answer. */
const mostWaiting = 9

const waitingCalls = ({ breakpoints, connections, answers }: EngineView): readonly TrayCall[] =>
  waitingOf(breakpoints)
    .slice(0, mostWaiting)
    .flatMap(({ connectionId, call }) => {
      const connection = connections.find(c => c.id === connectionId)
      if (!connection) return []
      return {
        connectionId,
        waitingId: call.id,
        caller: oneLine(waitingCaller(call), 32),
        candidate: oneLine(candidateWords(call), 60),
        pinned: pinnedFor(call, answers, connection.platform).map(({ id, name, revision }) => ({
          answerId: id,
          name: `${oneLine(name, 40)}, rev ${revision}`,
        })),
        canForward: call.canForward,
      }
    })

const waitingLine = (waiting: readonly TrayCall[]): string | null => {
  const [first] = waiting
  if (!first) return null
  return waiting.length === 1
    ? `Waits at the breakpoint: ${first.caller}`
    : `${waiting.length} calls wait at the breakpoint`
}

const isTrouble = (view: EngineView, connection: ConnectionState): boolean =>
  connection.status !== 'opening' && ['bad', 'warning'].includes(lightOf(view, connection).tone)

const iconOf = (engine: EngineStatus, view: EngineView, shown: ConnectionState | null): TrayIcon => {
  if (engine === 'given-up' || view.connections.some(c => isTrouble(view, c))) return 'problem'
  return engine === 'ready' && shown?.status === 'live' ? 'live' : 'idle'
}

export const trayView = (engine: EngineStatus, view: EngineView): TrayView => {
  const shown = mainConnection(view)
  const answer = view.answers.find(a => a.id === shown?.answerId)
  const live = engine === 'ready' && shown?.status === 'live'
  const waiting = engine === 'ready' ? waitingCalls(view) : []
  return {
    icon: iconOf(engine, view, shown),
    status: waitingLine(waiting) ?? statusLine(engine, view, shown),
    waiting,
    breakpoint:
      live && shown
        ? {
            connectionId: shown.id,
            armed: view.breakpoints.find(b => b.connectionId === shown.id)?.armed ?? 'off',
          }
        : null,
    calls: view.recent.map(callLine),
    answer: answer && live ? `${oneLine(answer.name, 40)} · rev ${answer.revision}` : null,
    publicUrl: live ? (shown?.publicUrl ?? null) : null,
    pause: live
      ? 'pause'
      : engine === 'ready' && ['off', 'failed', 'paused'].includes(shown?.status ?? '')
        ? 'resume'
        : 'none',
    engineGivenUp: engine === 'given-up',
  }
}

/** Whether a call waits that was not drawn: there are two seconds to see it, so that its drawing does not wait. */
export const isNewlyWaiting = (drawn: readonly TrayCall[], now: readonly TrayCall[]): boolean =>
  now.some(call => !drawn.some(d => d.waitingId === call.waitingId))
