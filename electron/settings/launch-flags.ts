import { resolve } from 'node:path'
import { defaultDataFolder } from '../../core/data-folder/data-folder.ts'
import { Problem } from '../../shared/problem.ts'

export interface LaunchFlags {
  /** Absolute. */
  readonly dataFolder: string
  /** Start on the practice line, whatever was connected last. */
  readonly practice: boolean
  /** Start in the tray, without a window. */
  readonly hidden: boolean
  /** Reload what is built anew. */
  readonly dev: boolean
}

const folderFlag = '--data-dir'

/** The folder that was given last; undefined when none was. */
const givenFolder = (args: readonly string[]): string | undefined => {
  const at = args.findLastIndex(arg => arg === folderFlag || arg.startsWith(`${folderFlag}=`))
  const flag = args[at]
  if (flag === undefined) return undefined
  const joined = flag.slice(folderFlag.length + 1)
  const next = flag === folderFlag ? args[at + 1] : joined
  if (!next || (flag === folderFlag && next.startsWith('-')))
    throw new Problem('usage', {
      reason: `${folderFlag} needs a folder.`,
      next: `Write ${folderFlag} FOLDER, or leave it out.`,
    })
  return next
}

/**
 * @param args the arguments of the process. Chromium's own switches stand among them, so what is unknown passes.
 * @throws Problem `usage`
 */
export const readLaunchFlags = (args: readonly string[]): LaunchFlags => ({
  dataFolder: resolve(givenFolder(args) ?? defaultDataFolder()),
  practice: args.includes('--practice'),
  hidden: args.includes('--hidden'),
  dev: args.includes('--dev'),
})
