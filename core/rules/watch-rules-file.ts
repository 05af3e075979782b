import type { PlatformId } from '../../shared/platform.ts'
import { asProblem, Problem } from '../../shared/problem.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import { readAnswerFile, watchAnswerFile } from '../answers/answer-file.ts'
import type { KnownAnswers } from './check-answers.ts'
import { loadRulesFile } from './load-rules-file.ts'
import { stampOf, untilChanged } from './until-changed.ts'

export interface WatchFileParts {
  readonly answers: KnownAnswers
  /**
   * Watches an answer's file once for a connection and keeps what is in it in force. @returns the answer's id.
   * Rejects with a Problem when it is no good.
   */
  watchAnswer(file: string, platform: PlatformId, connectionId: string): Promise<string>
  /** Lets go of the answers' files that were watched for a connection, but for these. */
  keepAnswers(connectionId: string, files: readonly string[]): Promise<void>
}

/** What becomes of each text of the file. */
export interface OnRules {
  take(rules: readonly Rule[]): void
  /** The rules before it stay in force. */
  refuse(problem: Problem): void
}

const asRefusal = (file: string, error: unknown): Problem => {
  const problem = asProblem(error)
  const detail = { file, reason: problem.detail.reason ?? problem.message }
  return problem.code === 'rules-file-invalid' ? problem : new Problem('rules-file-invalid', detail)
}
const isSame = (a: Problem, b: Problem): boolean => JSON.stringify(a.info) === JSON.stringify(b.info)

/**
 * Takes the rules of a file now, and again each time it is saved. While it is refused for the file of an answer, it is
 * also tried again when that appears or changes. @returns ends it
 * Rejects with a Problem `rules-file-invalid`, `file-unreadable` when it is no good now.
 */
export const watchRulesFile = async (
  file: string,
  connectionId: string,
  platform: PlatformId,
  parts: WatchFileParts,
  on: OnRules,
): Promise<() => Promise<void>> => {
  /** The answer's file for which the text was refused, with its stamp from before it was read. */
  let bad: { readonly answer: string; readonly stamp: string } | null = null

  const take = async (text: string): Promise<void> => {
    const named: string[] = []
    bad = null
    const watchAnswer = async (answer: string): Promise<string> => {
      bad = { answer, stamp: await stampOf(answer) }
      const id = await parts.watchAnswer(answer, platform, connectionId)
      bad = null
      named.push(answer)
      return id
    }
    on.take(await loadRulesFile(file, text, platform, { answers: parts.answers, watchAnswer }))
    await parts.keepAnswers(connectionId, named)
  }

  const text = await readAnswerFile(file)
  try {
    await take(text)
  } catch (error) {
    await parts.keepAnswers(connectionId, [])
    const problem = asProblem(error)
    throw problem.code === 'rules-file-invalid'
      ? new Problem(problem.code, { ...problem.detail, atStart: 'true' }, { cause: error })
      : error
  }

  let refused: Problem | null = null
  let latest = text
  let ended = false
  let stopLooking = (): void => {}
  const attempt = async (next: string): Promise<void> => {
    stopLooking()
    if (ended) return
    try {
      await take(next)
      refused = null
    } catch (error) {
      const problem = asRefusal(file, error)
      const before = refused
      refused = problem
      if (bad && !ended) stopLooking = untilChanged(bad.answer, bad.stamp, () => again(next))
      if (!before || !isSame(before, problem)) on.refuse(problem)
    }
  }
  // Saves in quick succession are taken in their order, although the answers that they name are read meanwhile.
  let turn: Promise<void> = Promise.resolve()
  const retake = (next: string): void => {
    latest = next
    turn = turn.then(() => {
      // Who saves it once more wants to be told once more.
      refused = null
      return attempt(next)
    })
  }
  const again = (next: string): void => {
    turn = turn.then(() => (next === latest ? attempt(next) : undefined))
  }
  const end = await watchAnswerFile(file, retake, error => {
    stopLooking()
    on.refuse(asRefusal(file, error))
  })
  // Saved while the watch was being set up.
  const now = await readAnswerFile(file).catch(() => text)
  if (now !== text) retake(now)
  return async () => {
    ended = true
    stopLooking()
    await end()
    await turn
  }
}
