import type { AnswerState } from '../../shared/answer.ts'
import type { ArmMode, BreakpointChoice } from '../../shared/breakpoint.ts'
import { toggledNext, type WaitingAt } from '../../shared/waiting-call.ts'

/** What a key of the terminal asks for. */
export type KeyAction =
  | { readonly do: 'arm'; readonly mode: ArmMode }
  | { readonly do: 'choose'; readonly at: WaitingAt; readonly choice: BreakpointChoice }
  | { readonly do: 'signal'; readonly signal: 'SIGINT' | 'SIGQUIT' | 'SIGTSTP' }
  | { readonly do: 'say'; readonly words: string }
  | { readonly do: 'help' }
  | { readonly do: 'nothing' }

/** What the keys are about, at the moment of the key. */
export interface KeyScene {
  readonly armed: ArmMode
  /** The one that came first in front: the keys are for it. */
  readonly waiting: readonly WaitingAt[]
  /** The pinned answers of the first one, in the order of their keys. */
  readonly pinned: readonly AnswerState[]
}

/** Sequences that begin with it are arrows and function keys, none of which mean anything here. */
const esc = '\u001b'

/** The keys of what a terminal in raw mode sent at once: characters; an Esc stands alone. */
export const keysOf = (chunk: string): readonly string[] =>
  chunk.length > 1 && chunk.startsWith(esc) ? [] : [...chunk]

const signals: Readonly<Record<string, Extract<KeyAction, { do: 'signal' }>['signal']>> = {
  '\u0003': 'SIGINT',
  '\u001c': 'SIGQUIT',
  '\u001a': 'SIGTSTP',
}

const choiceOf = (key: string, at: WaitingAt, pinned: readonly AnswerState[]): KeyAction => {
  const choose = (choice: BreakpointChoice): KeyAction => ({ do: 'choose', at, choice })
  if (key === '\r' || key === '\n') return choose({ kind: 'candidate' })
  if (key === esc) return choose({ kind: 'let-go' })
  if (key === 'h')
    return at.call.canForward
      ? choose({ kind: 'forward' })
      : { do: 'say', words: 'There is no handler to let answer: give its URL with --forward-to.' }
  const answer = pinned[Number(key) - 1]
  return answer
    ? choose({ kind: 'answer', answerId: answer.id })
    : { do: 'say', words: `No pinned answer has the key ${key}.` }
}

const callKeys: ReadonlySet<string> = new Set(['\r', '\n', 'h', esc, ...'123456789'])

/** What to do for a key. Keys that nobody knows do nothing. */
export const actionOf = (key: string, { armed, waiting, pinned }: KeyScene): KeyAction => {
  const signal = signals[key]
  if (signal) return { do: 'signal', signal }
  if (key === '?') return { do: 'help' }
  if (key === 'b') return { do: 'arm', mode: toggledNext(armed) }
  if (key === 'B') return { do: 'arm', mode: armed === 'all' ? 'off' : 'all' }
  const [first] = waiting
  if (first && callKeys.has(key)) return choiceOf(key, first, pinned)
  // As in any terminal: an empty line to see what is new below it.
  return key === '\r' || key === '\n' ? { do: 'say', words: '' } : { do: 'nothing' }
}
