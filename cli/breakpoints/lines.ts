import type { AnswerState } from '../../shared/answer.ts'
import type { WaitingCall } from '../../shared/breakpoint.ts'
import { candidateWords, stoppedBy, tenths, waitingCaller, waitingMs } from '../../shared/waiting-call.ts'
import { printable } from '../terminal.ts'

const seconds = (call: WaitingCall, now: number): string => `${tenths(waitingMs(call, now))} s`

const keysFor = (call: WaitingCall, pinned: readonly AnswerState[]): readonly string[] => [
  `Enter sends ${printable(candidateWords(call))}`,
  ...pinned.map((answer, i) => `${i + 1} ${printable(answer.name)}`),
  ...(call.canForward ? ['h your handler'] : []),
  'Esc lets go',
]

/** A call that begins to wait, with the keys for it; without a keyboard, with what happens by itself. */
export const waitingLine = (
  call: WaitingCall,
  pinned: readonly AnswerState[],
  hasKeys: boolean,
  now: number,
): string =>
  [
    `⏸ ${printable(waitingCaller(call))} waits, ${seconds(call, now)}, ${printable(stoppedBy(call))}`,
    ...(hasKeys ? keysFor(call, pinned) : ['the deadline answer goes out when nobody chooses']),
  ].join('  ·  ')

/** East Asian characters and pictures take two columns. */
const widthOf = (character: string): number => ((character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1)

/** As much of a line as fits, so that it never wraps: a wrapped line could not be taken back. */
export const cutTo = (line: string, columns: number): string => {
  let width = 0
  let cut = ''
  for (const character of line) {
    width += widthOf(character)
    if (width > columns) return cut
    cut += character
  }
  return cut
}

/** The last line of the terminal while calls wait: the first of them, and how many stand behind it. */
export const countdownLine = (
  waiting: readonly WaitingCall[],
  pinned: readonly AnswerState[],
  now: number,
  columns: number,
): string => {
  const [call, ...others] = waiting
  if (!call) return ''
  const more = others.length === 0 ? '' : `  (+${others.length})`
  const line = [
    `⏸ ${seconds(call, now)}  ${printable(waitingCaller(call))}${more}`,
    ...keysFor(call, pinned),
  ].join('  ·  ')
  // The sign of a waiting call is two columns wide in some terminals.
  return cutTo(line, columns - 2)
}

/** What `?` says. */
export const keyHelp: readonly string[] = [
  '  b      stop the next call at the breakpoint, or not',
  '  B      stop every call, or none',
  'While a call waits:',
  '  Enter  send the answer that it would have got',
  '  1–9    send a pinned answer',
  '  h      let your handler answer',
  '  Esc    let it go, as if it had not been stopped',
  'Ctrl+C ends it and releases what it holds.',
]
