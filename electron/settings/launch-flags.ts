import { defaultDataFolder } from '../../core/data-folder/data-folder.ts'

export interface LaunchFlags {
  readonly dataFolder: string
  /** Start on the practice line, whatever was connected last. */
  readonly practice: boolean
  /** Start in the tray, without a window. */
  readonly hidden: boolean
  /** Reload what is built anew. */
  readonly dev: boolean
}

/** @param args the arguments of the process. Chromium's own switches stand among them, so what is unknown passes. */
export const readLaunchFlags = (args: readonly string[]): LaunchFlags => {
  const name = '--data-dir'
  const joined = args.findLast(arg => arg.startsWith(`${name}=`))?.slice(name.length + 1)
  const apart = args.includes(name) ? args[args.lastIndexOf(name) + 1] : undefined
  return {
    dataFolder: joined || apart || defaultDataFolder(),
    practice: args.includes('--practice'),
    hidden: args.includes('--hidden'),
    dev: args.includes('--dev'),
  }
}
