import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ForgetFile, ForgetPlan, ForgetReport } from '../../shared/forget.ts'
import { asProblem, Problem } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import { overwriteAtNextStart } from '../captures/database.ts'
import type { InspectorParts } from '../inspector.ts'
import type { Search } from '../search/search.ts'
import { inTransaction } from '../sqlite.ts'
import type { Checkpoints } from './checkpoints.ts'
import { cleanKeptAside } from './clean-kept-aside.ts'
import type { NumberPlaces } from './find-number.ts'
import { forgetInAnswers } from './forget-in-answers.ts'
import { namesNumber, ruleWithout } from './forget-in-rules.ts'
import { forgetInSettings } from './forget-in-settings.ts'
import type { KeepingThread } from './keeping-thread.ts'
import type { RemovedCapture } from './kept-counts.ts'
import { lookOutside } from './look-outside.ts'
import { type NumberTrace, readNumber, traceWords } from './number-trace.ts'
import { proveForgotten } from './prove-forgotten.ts'
import type { CaptureRemover } from './remove-captures.ts'
import { usedBytes } from './retention.ts'
import { type Slices, sliceMs } from './slices.ts'
import { wipeFreePages } from './wipe-free-pages.ts'

export interface ForgetParts
  extends Pick<
    InspectorParts,
    | 'connections'
    | 'connection'
    | 'database'
    | 'dataFolder'
    | 'keptFiles'
    | 'settings'
    | 'settle'
    | 'tell'
    | 'workbench'
    | 'writer'
  > {
  readonly file: string
  readonly thread: KeepingThread
  readonly slices: Slices
  readonly checkpoints: Checkpoints
  readonly remover: CaptureRemover
  readonly search: Pick<Search, 'forget'>
  afterRemoval(gone: readonly RemovedCapture[]): void
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
/** How long readers and words that wait are waited for, in milliseconds. */
const patienceMs = 5_000
const askAgainMs = 50
/** So many are written anew in about a tenth of a second: it is the one thing here that is not done in slices. */
const smallFileBytes = 16 * 1_048_576

const until = async (isSo: () => boolean): Promise<boolean> => {
  const end = performance.now() + patienceMs
  while (!isSo()) {
    if (performance.now() >= end) return false
    await sleep(askAgainMs)
  }
  return true
}

export const makeForgetting = (parts: ForgetParts): Forgetting => {
  const { database, workbench, settings, slices, thread, tell } = parts
  let busy = false

  const find = (trace: NumberTrace): Promise<NumberPlaces> => {
    parts.settle()
    return thread.ask({ do: 'find', file: parts.file, digits: trace.digits })
  }
  const inSlices = async <T>(steps: Generator<undefined, T>): Promise<T> => {
    let result: IteratorResult<undefined, T> | undefined
    await slices.run(() => {
      const end = performance.now() + sliceMs
      do result = steps.next()
      while (!result.done && performance.now() < end)
      return !result.done
    }, true)
    if (!result?.done) throw new Problem('engine-stopping')
    return result.value
  }
  const rulesNaming = (trace: NumberTrace): number =>
    workbench.rules
      .list()
      .flatMap(({ file, rules }) => (file === null ? rules : []))
      .filter(rule => namesNumber(trace, rule)).length
  const sum = (counts: Iterable<number>): number => [...counts].reduce((a, b) => a + b, 0)

  const plan = async (trace: NumberTrace): Promise<ForgetPlan> => {
    const places = await find(trace)
    const answers = await inSlices(forgetInAnswers(database, trace)(false))
    return {
      captures: places.seqs.length,
      revisions: sum(answers.values()),
      rules: rulesNaming(trace),
      settings: forgetInSettings(settings, trace, false).count,
    }
  }

  /** First, so that nothing that is made from now on names it. */
  const forgetInDesk = async (trace: NumberTrace) => {
    const rules = rulesNaming(trace)
    const emptied: string[] = []
    workbench.rules.rewrite(rule => {
      const { value, isEmptied } = ruleWithout(trace, rule)
      if (isEmptied) emptied.push(value.name)
      return value
    })
    const saved = forgetInSettings(settings, trace, true)
    const known = new Set(parts.connections().map(({ id }) => id))
    for (const [id, numbers] of saved.onlyNumbers)
      if (known.has(id)) parts.connection(id).setOnlyNumbers(numbers)
    for (const id of saved.renamed) if (known.has(id)) parts.connection(id).setLook(settings.connection(id))
    for (const id of saved.emptied) emptied.push(known.has(id) ? parts.connection(id).state().name : id)
    if (saved.count > 0) tell({ name: 'preferences', payload: settings.preferences() })
    const answers = await inSlices(forgetInAnswers(database, trace)(true))
    workbench.answers.refresh([...answers.keys()])
    database.prepare('DELETE FROM drifts WHERE instr(path, CAST(? AS BLOB)) > 0').run(trace.digits)
    return { rules, settings: saved.count, revisions: sum(answers.values()), emptied }
  }

  const removeCaptures = async (seqs: readonly number[]): Promise<void> => {
    let at = 0
    if (seqs.length === 0) return
    await slices.run(async () => {
      const { gone, done } = parts.remover.remove(seqs.slice(at, at + 100), sliceMs)
      at += done
      parts.afterRemoval(gone)
      await parts.checkpoints.afterSlice()
      return at < seqs.length
    }, true)
  }
  /** Why rules did not match tells of the numbers they are for, in the routings of other people's captures. */
  const cleanRoutings = async (trace: NumberTrace, ids: readonly string[]): Promise<void> => {
    const one = database.prepare('SELECT routing FROM routings WHERE capture_id = ?')
    const put = database.prepare('UPDATE routings SET routing = ? WHERE capture_id = ?')
    const clean = (id: string): void => {
      const row = one.get(id) as { routing: Uint8Array } | undefined
      if (row) put.run(Buffer.from(trace.takeOut(Buffer.from(row.routing).toString())), id)
    }
    await inSlices(
      (function* () {
        for (let at = 0; at < ids.length; at += 8) {
          inTransaction(database, () => ids.slice(at, at + 8).forEach(clean))
          yield
        }
      })(),
    )
  }
  const wipe = async (): Promise<void> => {
    const wiping = wipeFreePages(database)
    await slices.run(async () => {
      const more = wiping.slice()
      await parts.checkpoints.afterSlice()
      return more
    }, true)
  }
  /** Nothing is left of the log: what it still has, somebody who reads beside us may need for a moment. */
  const emptyLog = async (): Promise<boolean> => {
    await parts.checkpoints.now()
    return until(() => {
      const row = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: unknown }
      return Number(row.busy) === 0
    })
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
    let desk: Awaited<ReturnType<typeof forgetInDesk>>
    try {
      desk = await forgetInDesk(trace)
      if (!(await until(parts.writer.isSaid)))
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
        await removeCaptures(places.seqs)
        const gone = new Set(places.seqs)
        await cleanRoutings(trace, places.routings)
        removed.push(...gone)
      }
    } finally {
      database.exec('PRAGMA secure_delete = FAST')
    }
    await orSay('Free pages of the captures file could not be overwritten', wipe)
    await orSay('The search index could not be cleaned', () => parts.search.forget(removed))
    await orSay('A file that was kept aside could not be cleaned', () =>
      cleanKeptAside(parts.dataFolder, trace),
    )
    if (!(await emptyLog()))
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
        await emptyLog()
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
      ...desk,
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
