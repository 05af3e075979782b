import { basename } from 'node:path'
import type { ForgetFile, ForgetPlan, ForgetReport } from '../../shared/forget.ts'
import { asProblem, Problem } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import { overwriteAtNextStart } from '../captures/database.ts'
import type { InspectorParts } from '../inspector.ts'
import type { Search } from '../search/search.ts'
import { cleanKeptAside } from './clean-kept-aside.ts'
import type { NumberPlaces } from './find-number.ts'
import { type DeskParts, forgetInDesk } from './forget-in-desk.ts'
import type { KeepingThread } from './keeping-thread.ts'
import { lookOutside } from './look-outside.ts'
import { type NumberTrace, readNumber, traceWords } from './number-trace.ts'
import { proveForgotten } from './prove-forgotten.ts'
import { type RemovalParts, removeTraces } from './remove-traces.ts'
import { usedBytes } from './retention.ts'
import { waitUntil } from './wait-until.ts'

export interface ForgetParts
  extends DeskParts,
    RemovalParts,
    Pick<InspectorParts, 'dataFolder' | 'keptFiles' | 'settle' | 'writer'> {
  readonly file: string
  readonly thread: KeepingThread
  readonly search: Pick<Search, 'forget'>
}

/** Forgetting a number: what knows it, and the removal of every trace of it. */
export interface Forgetting {
  /** @throws Problem `bad-request` when it is no number */
  plan(number: string): Promise<ForgetPlan>
  /** The same. Whatever else comes in goes on meanwhile. */
  forget(number: string): Promise<ForgetReport>
}

/** Calls of the number may come while it is being forgotten. */
const mostPasses = 4
/** So many are written anew in about a tenth of a second: it is the one thing here that is not done in slices. */
const smallFileBytes = 16 * 1_048_576

export const makeForgetting = (parts: ForgetParts): Forgetting => {
  const { database, thread } = parts
  const desk = forgetInDesk(parts)
  const traces = removeTraces(parts)
  let busy = false

  const find = (trace: NumberTrace): Promise<NumberPlaces> => {
    parts.settle()
    return thread.ask({ do: 'find', file: parts.file, digits: trace.digits })
  }
  const plan = async (trace: NumberTrace): Promise<ForgetPlan> => {
    const places = await find(trace)
    return { captures: places.seqs.length, ...(await desk.plan(trace)) }
  }
  const forget = async (trace: NumberTrace): Promise<ForgetReport> => {
    const left: string[] = []
    const orSay = async (what: string, work: () => Promise<unknown>): Promise<void> => {
      try {
        await work()
      } catch (error) {
        if (asProblem(error).code === 'engine-stopping') throw error
        left.push(`${what}. ${sayProblem(asProblem(error).info).what}`)
      }
    }
    database.exec('PRAGMA secure_delete = ON')
    const removed: number[] = []
    let inDesk: Awaited<ReturnType<typeof desk.forget>>
    try {
      // First, so that nothing that is made from now on names it.
      inDesk = await desk.forget(trace)
      if (!(await waitUntil(parts.writer.isSaid)))
        left.push(
          'Too many calls come in to write down why each was answered as it was: forget it once more.',
        )
      parts.writer.dropRefused(
        ({ summary, request, response }) =>
          [summary, request.path, request.headers, response.headers].some(value =>
            trace.isInText(JSON.stringify(value)),
          ) ||
          trace.isIn(request.body) ||
          trace.isIn(response.body),
      )
      for (let pass = 0; pass < mostPasses; pass++) {
        const places = await find(trace)
        if (places.seqs.length === 0 && places.routings.length === 0) break
        await traces.removeCaptures(places.seqs)
        const gone = new Set(places.seqs)
        await traces.cleanRoutings(trace, places.routings)
        removed.push(...gone)
      }
    } finally {
      database.exec('PRAGMA secure_delete = FAST')
    }
    await orSay('Free pages of the captures file could not be overwritten', traces.wipe)
    await orSay('The search index could not be cleaned', () => parts.search.forget(removed))
    await orSay('A file that was kept aside could not be cleaned', () =>
      cleanKeptAside(parts.dataFolder, trace),
    )
    if (!(await traces.emptyLog()))
      left.push(
        'Another program reads the captures: end it, such as a second `hookswitch captures`, then forget once more.',
      )
    const prove = () =>
      proveForgotten({ folder: parts.dataFolder, thread, keptFiles: parts.keptFiles }, trace.digits)
    const isInFile = (found: readonly ForgetFile[]): boolean =>
      found.some(({ name, traces }) => name === basename(parts.file) && traces > 0)
    let files = await prove()
    // SQLite leaves a copy here and there within a page when it moves what is on it, an older version of ours many.
    if (isInFile(files) && usedBytes(database) <= smallFileBytes) {
      await orSay('The captures file could not be written anew', async () => {
        database.exec('VACUUM')
        await traces.emptyLog()
      })
      files = await prove()
    }
    if (isInFile(files)) {
      overwriteAtNextStart(database)
      left.push(
        'Within the captures file copies are left that only writing it anew takes away: start Hookswitch anew, which does that before the first call, then forget once more to see that nothing is left.',
      )
    }
    return {
      captures: removed.length,
      ...inDesk,
      files,
      outside: await lookOutside(parts, trace),
      lookedFor: traceWords,
      left,
    }
  }

  return {
    plan: number => plan(readNumber(number)),
    forget: async number => {
      const trace = readNumber(number)
      if (busy)
        throw new Problem('bad-request', { reason: 'a number is being forgotten: wait for its report' })
      busy = true
      try {
        return await forget(trace)
      } finally {
        busy = false
      }
    },
  }
}
