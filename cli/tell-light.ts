import { connectionLight } from '../shared/connection-light.ts'
import type { ConnectionState } from '../shared/state.ts'
import { dampLight, type LightTime, lightTime } from './damp-light.ts'
import { talk, talkProblem } from './terminal.ts'

/**
 * Says how connections are whenever that changes: what is live, what could not be opened, and what still waits to be. A
 * handler that is good and late by turns is said now and then.
 */
export const tellLight = (time: LightTime = lightTime): ((state: ConnectionState) => void) => {
  const last = new Map<string, string>()
  /** Of these, something else than the handler was said last: that it has passed is said at once. */
  const others = new Set<string>()
  const damped = dampLight(time)
  return state => {
    const { id, status, problem, mode, tunnel } = state
    const before = last.get(id) ?? ''
    const say = (text: string, tell: () => void): void => {
      damped.forget(id)
      others.add(id)
      last.set(id, text)
      if (text !== before) tell()
    }
    if (status === 'failed' && problem) return say(JSON.stringify(problem), () => talkProblem(problem))
    if (mode === 'practice') return
    if (status !== 'live' && status !== 'opening') return damped.forget(id)
    if (status === 'opening' && !problem && tunnel.trouble === null) return
    // Nobody looks at a terminal the whole time: what is odd while it opens is said as soon as it is known.
    const now = status === 'opening' ? Number.MAX_SAFE_INTEGER : time.now()
    const { tone, text } = connectionLight(state, now)
    const tell = (): void => talk(`${tone === 'good' ? '●' : '○'} ${text}`)
    // That it is good at first is said by whoever opened it.
    if (before === '' && tone === 'good') {
      last.set(id, text)
      return
    }
    // Only the handler's light is damped: without its trouble, all is well.
    const rest = connectionLight({ ...state, handlerProblem: null }, now)
    const hasPassed = tone === 'good' && others.has(id)
    if (status !== 'live' || rest.tone !== 'good' || hasPassed) {
      say(text, tell)
      if (hasPassed) others.delete(id)
      return
    }
    others.delete(id)
    damped.change(id, { isTrouble: tone !== 'good', isNews: text !== before }, () => {
      last.set(id, text)
      tell()
    })
  }
}
