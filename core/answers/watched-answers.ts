import { basename, resolve } from 'node:path'
import { readAnswerFileText } from '../../shared/answer-file.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { asProblem, Problem } from '../../shared/problem.ts'
import type { AnswerBook } from './answer-book.ts'
import { answerOfFile, readAnswerFile, watchAnswerFile } from './answer-file.ts'
import { acceptContent } from './check-content.ts'

/** Answers that live in files, in either form that an answer's file can have. */
export interface WatchedAnswers {
  /**
   * Puts what is in a file in force as an answer of its own, and again each time the file is saved. A file is watched
   * once, however often it is asked for. @returns the answer's id.
   * Rejects with Problem `file-unreadable`, `answer-invalid` when it is no good now; it is not watched then.
   * @param holder for whom it is watched
   */
  watch(file: string, platform: PlatformId, holder: string): Promise<string>
  /** Of the files that are watched for somebody only these are needed any more; one that nobody needs is let go. */
  keepOnly(holder: string, files: readonly string[]): Promise<void>
  close(): Promise<void>
}

export interface WatchedAnswersParts {
  readonly answers: AnswerBook
  /** What is wrong with a file that is watched; the last good answer stays in force. */
  onProblem(problem: Problem): void
}

interface Watched {
  readonly holders: Set<string>
  /** Ends the watch, once that has begun. */
  readonly stopping: Promise<() => Promise<void>>
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
  const watched = new Map<string, Watched>()

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

  const start = async (file: string, platform: PlatformId): Promise<() => Promise<void>> => {
    const { id } = answerOfFile(file)
    const text = await readAnswerFile(file)
    put(file, text, platform)
    const stop = await watchAnswerFile(file, saved => put(file, saved, platform), onProblem)
    answers.setFile(id, file)
    // Saved while the watch was being set up.
    const now = await readAnswerFile(file).catch(() => text)
    try {
      if (now !== text) put(file, now, platform)
    } catch (error) {
      onProblem(asProblem(error))
    }
    return stop
  }
  const letGo = async (file: string, { stopping }: Watched): Promise<void> => {
    watched.delete(file)
    await (await stopping.catch(() => null))?.()
    const { id } = answerOfFile(file)
    if (!watched.has(file) && answers.has(id)) answers.setFile(id, null)
  }

  return {
    watch: async (wanted, platform, holder) => {
      const file = resolve(wanted)
      const known = watched.get(file)
      const one = known ?? { holders: new Set<string>(), stopping: start(file, platform) }
      one.holders.add(holder)
      watched.set(file, one)
      try {
        await one.stopping
      } catch (error) {
        if (watched.get(file) === one) watched.delete(file)
        throw error
      }
      return answerOfFile(file).id
    },
    keepOnly: async (holder, files) => {
      const needed = new Set(files.map(file => resolve(file)))
      const unneeded = [...watched].filter(
        ([file, { holders }]) => !needed.has(file) && holders.delete(holder) && holders.size === 0,
      )
      await Promise.all(unneeded.map(([file, one]) => letGo(file, one)))
    },
    close: async () => {
      const stops = await Promise.allSettled([...watched.values()].map(({ stopping }) => stopping))
      await Promise.all(stops.map(stop => (stop.status === 'fulfilled' ? stop.value() : null)))
    },
  }
}
