import { basename, resolve } from 'node:path'
import { readAnswerFileText } from '../../shared/answer-file.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { Problem } from '../../shared/problem.ts'
import type { AnswerBook } from './answer-book.ts'
import { answerOfFile, readAnswerFile, watchAnswerFile } from './answer-file.ts'
import { acceptContent } from './check-content.ts'

/** Answers that live in files, in either form that an answer's file can have. */
export interface WatchedAnswers {
  /**
   * Puts what is in a file in force as an answer of its own, and again each time the file is saved. A file is watched
   * once, however often it is asked for. @returns the answer's id.
   * Rejects with Problem `file-unreadable`, `answer-invalid` when it is no good now; it is not watched then.
   */
  watch(file: string, platform: PlatformId): Promise<string>
  close(): Promise<void>
}

export interface WatchedAnswersParts {
  readonly answers: AnswerBook
  /** What is wrong with a file that is watched; the last good answer stays in force. */
  onProblem(problem: Problem): void
}

/** Several files may be watched: a refusal says which one it is about. */
const inFile = (file: string, work: () => void): void => {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'answer-invalid') throw error
    const { place, reason = '' } = error.detail
    const name = basename(file)
    const where = place === undefined || place === name ? name : `${name}, ${place}`
    throw new Problem('answer-invalid', { place: where, reason }, { cause: error })
  }
}

export const makeWatchedAnswers = ({ answers, onProblem }: WatchedAnswersParts): WatchedAnswers => {
  const watched = new Map<string, Promise<string>>()
  const stops: (() => Promise<void>)[] = []

  const put = (file: string, text: string, platform: PlatformId): void =>
    inFile(file, () => {
      const { id, name } = answerOfFile(file)
      const { kind, content } = readAnswerFileText(text, name, platform)
      acceptContent(platform, kind, content, false)
      answers.ensure(id, { platform, kind, name, content })
      // Somebody deleted it once, and asks for it again by its file.
      answers.undelete(id, true)
      answers.swapInFile(id, kind, content)
    })

  const start = async (file: string, platform: PlatformId): Promise<string> => {
    const { id } = answerOfFile(file)
    put(file, await readAnswerFile(file), platform)
    stops.push(await watchAnswerFile(file, text => put(file, text, platform), onProblem))
    answers.setFile(id, file)
    return id
  }

  return {
    watch: (wanted, platform) => {
      const file = resolve(wanted)
      const known = watched.get(file)
      if (known) return known
      const id = start(file, platform)
      watched.set(file, id)
      id.catch(() => watched.delete(file))
      return id
    },
    close: async () => {
      await Promise.allSettled(watched.values())
      await Promise.all(stops.map(stop => stop()))
    },
  }
}
