import { dirname, resolve } from 'node:path'
import { watch } from 'chokidar'
import { asProblem, Problem } from '../../shared/problem.ts'
import type { CallersState } from '../../shared/state.ts'
import { numberKey } from './number-key.ts'
import { readTable } from './read-table.ts'
import type { CallerTable } from './table.ts'

/** One connection's table of callers: a CSV or JSON file, watched, keyed by number. */
export interface Callers {
  state(): CallersState | null
  /** The row of a number, whatever its spacing; null when there is none. */
  find(number: string | null): Readonly<Record<string, unknown>> | null
  /** Reads another file, or none. What is wrong with it stands in the state. */
  use(file: string | null): Promise<void>
  /** Ends the watch; what was read stays. */
  close(): Promise<void>
}

interface Watched {
  close(): Promise<void>
}

const nobody: CallerTable = new Map()

/** Tells when a file is saved, in place or by a new one under its name, and when it is removed. */
const watchTable = async (
  file: string,
  onSaved: () => void,
  onProblem: (reason: string) => void,
): Promise<Watched> => {
  const folder = dirname(file)
  /** chokidar asks with slashes on every system. */
  const slashed = (path: string): string => path.replaceAll('\\', '/')
  const watched = new Set([folder, file].map(slashed))
  // By its folder, for a file that is not there yet cannot be watched. Editors empty a file before they write it: it
  // counts once its size has stood still for a moment.
  const watcher = watch(folder, {
    ignored: path => !watched.has(slashed(path)),
    depth: 0,
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 60, pollInterval: 20 },
  })
  watcher.on('add', onSaved).on('change', onSaved)
  watcher.on('unlink', () => onProblem('it was removed'))
  watcher.on('error', error => onProblem((error as Error).message))
  await new Promise<void>(done => watcher.on('ready', () => done()))
  return watcher
}

export const makeCallers = (onChange: () => void): Callers => {
  let file: string | null = null
  let table = nobody
  let problem: Problem | null = null
  let watched: Watched | null = null
  /** Grows with every `use` and `close`: what an earlier one still brings is dropped. */
  let turn = 0
  /** Grows with every read, so that the last one counts, not the one that took longest. */
  let reading = 0

  const tell = (next: CallerTable, why: Problem | null): void => {
    table = next
    problem = why
    onChange()
  }
  const read = async (of: string, mine: number): Promise<void> => {
    const number = ++reading
    const isLast = (): boolean => mine === turn && number === reading
    try {
      const next = await readTable(of)
      if (isLast()) tell(next, null)
    } catch (error) {
      if (isLast()) tell(table, asProblem(error))
    }
  }
  const stop = async (): Promise<void> => {
    const last = watched
    watched = null
    await last?.close()
  }
  const watchOver = async (of: string, mine: number): Promise<void> => {
    const started = await watchTable(
      of,
      () => void read(of, mine),
      reason => {
        // A read that is under way is of the file that is gone.
        if (mine === turn) reading++
        if (mine === turn) tell(table, new Problem('callers-file-invalid', { file: of, reason }))
      },
    )
    if (mine === turn) watched = started
    else await started.close()
  }

  return {
    state: () => (file === null ? null : { file, rows: table.size, problem: problem?.info ?? null }),
    find: number => {
      const key = number === null ? null : numberKey(number)
      return key === null ? null : (table.get(key) ?? null)
    },
    use: async given => {
      const next = given === null ? null : resolve(given)
      const mine = ++turn
      if (next === null && file === null) return
      const isSame = next === file
      file = next
      tell(isSame ? table : nobody, isSame ? problem : null)
      await stop()
      if (next === null || mine !== turn) return
      // Watched first: what is saved between the two would be missed otherwise.
      await watchOver(next, mine)
      if (mine === turn) await read(next, mine)
    },
    close: async () => {
      turn++
      await stop()
    },
  }
}
