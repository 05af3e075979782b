import type { AnswerKind, AnswerState } from '../../shared/answer.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { pinnedAnswers } from '../../shared/waiting-call.ts'

export const kindWords: Record<AnswerKind, string> = {
  config: 'config',
  test: 'negative test',
  tool: 'tool reply',
}

/** Whether an answer can be given to a call: a tool's reply is given to its tool only. */
export const isForCalls = (answer: AnswerState): boolean => answer.kind !== 'tool'

/** The key of each pinned answer of a platform at a breakpoint: 1 to 9, in the order of the list. */
export const pinKeys = (answers: readonly AnswerState[], platform: PlatformId): ReadonlyMap<string, number> =>
  new Map(
    [true, false].flatMap(forTool =>
      pinnedAnswers(answers, platform, forTool).map((a, i) => [a.id, i + 1] as const),
    ),
  )

const words = (text: string): readonly string[] => text.toLowerCase().split(/\s+/).filter(Boolean)

/** Whether every word of a search is in the answer's name, its kind, its note or what it says. */
export const matchesSearch = (answer: AnswerState, search: string): boolean => {
  const hay = [answer.name, kindWords[answer.kind], answer.note ?? '', answer.text].join('\n').toLowerCase()
  return words(search).every(word => hay.includes(word))
}

/** The rows of the list: pinned ones first, in the order of their keys; then as the engine has them. */
export const answerRows = (
  answers: readonly AnswerState[],
  platform: string,
  search: string,
): readonly AnswerState[] => {
  const mine = answers.filter(a => a.platform === platform && matchesSearch(a, search))
  return [...mine.filter(a => a.pinned), ...mine.filter(a => !a.pinned)]
}

/** A name that no other answer has: "Late", "Late 2", "Late 3". */
export const freshName = (wanted: string, taken: readonly string[]): string => {
  const used = new Set(taken.map(name => name.toLowerCase()))
  if (!used.has(wanted.toLowerCase())) return wanted
  let n = 2
  while (used.has(`${wanted} ${n}`.toLowerCase())) n++
  return `${wanted} ${n}`
}
