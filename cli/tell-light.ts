import { connectionLight } from '../shared/connection-light.ts'
import type { ConnectionState } from '../shared/state.ts'
import { talk, talkProblem } from './terminal.ts'

/** Says how connections are whenever that changes: what is live, what could not be opened, and what still waits to be. */
export const tellLight = (): ((state: ConnectionState) => void) => {
  const last = new Map<string, string>()
  return state => {
    const { id, status, problem, mode, tunnel } = state
    const before = last.get(id) ?? ''
    const say = (text: string, tell: () => void): void => {
      last.set(id, text)
      if (text !== before) tell()
    }
    if (status === 'failed' && problem) return say(JSON.stringify(problem), () => talkProblem(problem))
    if (mode === 'practice' || (status !== 'live' && status !== 'opening')) return
    if (status === 'opening' && !problem && tunnel.trouble === null) return
    // Nobody looks at a terminal the whole time: what is odd while it opens is said as soon as it is known.
    const { tone, text } = connectionLight(state, status === 'opening' ? Number.MAX_SAFE_INTEGER : Date.now())
    // That it is good at first is said by whoever opened it.
    if (before === '' && tone === 'good') last.set(id, text)
    else say(text, () => talk(`${tone === 'good' ? '●' : '○'} ${text}`))
  }
}
