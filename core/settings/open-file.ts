import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import { Problem } from '../../shared/problem.ts'

/**
 * A small JSON file of the data folder, for its owner only, written whole or not at all.
 * One that cannot be read, or does not fit, is kept aside under another name and told; then it starts afresh.
 * @param name without its ending; its keys may hold slashes and dots
 */
export const openFile = <T extends Record<string, unknown>>(
  folder: string,
  name: string,
  fits: (store: T) => boolean,
  nowMs: number,
  onProblem: (problem: Problem) => void,
): Conf<T> => {
  const open = () =>
    new Conf<T>({
      cwd: folder,
      configName: name,
      configFileMode: 0o600,
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
    })
  try {
    const file = open()
    if (fits(file.store)) return file
  } catch {
    // Not JSON: kept aside below.
  }
  const file = join(folder, `${name}.json`)
  const kept = join(folder, `${name}.unreadable-${nowMs}.json`)
  if (existsSync(file)) renameSync(file, kept)
  onProblem(new Problem('settings-kept-aside', { file, kept }))
  return open()
}
