import type { Engine } from '../../core/engine.ts'
import type { ArmMode, BreakpointChoice, BreakpointState } from '../../shared/breakpoint.ts'
import type { EngineEvent } from '../../shared/contract.ts'
import { maskWaiting } from '../../shared/mask/mask-capture.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { asProblem } from '../../shared/problem.ts'
import { armWords, pinnedFor, waitingOf } from '../../shared/waiting-call.ts'
import { jsonLine, showLastLine, talk, talkProblem } from '../terminal.ts'
import { actionOf, type KeyScene } from './keys.ts'
import { countdownLine, keyHelp, waitingLine } from './lines.ts'
import { listenRawKeys, sendSignal } from './raw-keys.ts'

const tickMs = 100

export interface BreakpointDesk {
  /** Whether there are keys to press. */
  readonly hasKeys: boolean
  take(event: EngineEvent): void
  close(): void
}

/** Arms, and says what went wrong instead of throwing. */
export const armBreakpoint = async (engine: Engine, connectionId: string, mode: ArmMode): Promise<void> => {
  try {
    await engine.handlers['breakpoint.arm']({ connectionId, mode })
  } catch (error) {
    talkProblem(asProblem(error))
  }
}

/** The waiting calls of a connection in the terminal: says who waits, counts down, and takes keys for them. */
export const openBreakpointDesk = (
  engine: Engine,
  connectionId: string,
  platform: PlatformId,
  json: boolean,
  masked: boolean,
): BreakpointDesk => {
  let state: BreakpointState = { connectionId, armed: 'off', waiting: [] }
  let told = new Set<string>()
  let timer: NodeJS.Timeout | null = null

  const scene = (): KeyScene => {
    const waiting = waitingOf([state])
    const [first] = waiting
    const { answers } = engine.snapshot()
    return { armed: state.armed, waiting, pinned: first ? pinnedFor(first.call, answers, platform) : [] }
  }
  const count = (): void => {
    const { waiting, pinned } = scene()
    const calls = waiting.map(w => w.call)
    showLastLine(countdownLine(calls, pinned, Date.now(), process.stderr.columns || 80))
  }
  const choose = async (waitingId: string, choice: BreakpointChoice): Promise<void> => {
    try {
      await engine.handlers['breakpoint.choose']({ connectionId, waitingId, choice })
    } catch (error) {
      talkProblem(asProblem(error))
    }
  }
  const onKey = (key: string): void => {
    const action = actionOf(key, scene())
    if (action.do === 'signal') sendSignal(action.signal)
    else if (action.do === 'help') for (const line of keyHelp) talk(line)
    else if (action.do === 'say') talk(action.words)
    else if (action.do === 'choose') void choose(action.at.call.id, action.choice)
    else if (action.do === 'arm')
      void armBreakpoint(engine, connectionId, action.mode).then(() => talk(`⏸ ${armWords[action.mode]}.`))
  }
  const keys = json ? null : listenRawKeys(onKey, count)

  const tellNew = (): void => {
    const { answers } = engine.snapshot()
    const fresh = state.waiting.filter(call => !told.has(call.id))
    told = new Set(state.waiting.map(call => call.id))
    for (const call of fresh) {
      if (json) jsonLine({ type: 'waiting', ...call })
      else talk(waitingLine(call, pinnedFor(call, answers, platform), keys !== null, Date.now()))
    }
  }
  return {
    hasKeys: keys !== null,
    take: event => {
      if (event.name !== 'breakpoint' || event.payload.connectionId !== connectionId) return
      const { waiting } = event.payload
      state = masked ? { ...event.payload, waiting: waiting.map(maskWaiting) } : event.payload
      tellNew()
      if (keys === null) return
      count()
      if (state.waiting.length > 0) timer ??= setInterval(count, tickMs).unref()
      else if (timer) {
        clearInterval(timer)
        timer = null
      }
    },
    close: () => {
      if (timer) clearInterval(timer)
      showLastLine('')
      keys?.stop()
    },
  }
}
