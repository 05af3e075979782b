import { join } from 'node:path'
import Conf from 'conf'
import type { Problem } from '../../shared/problem.ts'
import { type KeptFile, keepAside } from './keep-aside.ts'

/**
 * A small JSON file of the data folder, for its owner only, written whole or not at all.
 * One that cannot be used is kept aside under another name and told; then it starts afresh.
 * @param name without its ending; its keys may hold slashes and dots
 */
export const openFile = <T extends Record<string, unknown>>(
  folder: string,
  name: string,
  use: Pick<KeptFile, 'fits' | 'code'>,
  nowMs: number,
  onProblem: (problem: Problem) => void,
): Conf<T> => {
  keepAside({ path: join(folder, `${name}.json`), ...use }, nowMs, onProblem)
  return new Conf<T>({
    cwd: folder,
    configName: name,
    configFileMode: 0o600,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
  })
}
