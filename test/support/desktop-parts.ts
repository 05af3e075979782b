import { join } from 'node:path'
import type { ElectronApplication } from 'playwright-core'
import { expect } from 'vitest'
import type { Desktop } from './desktop-session.ts'

/** Where the app keeps its data on a desktop of the test's own. */
export const dataFolderOf = ({ home }: Pick<Desktop, 'home'>): string => join(home, '.local/share/hookswitch')

/** The engine's process, or null while there is none. */
export const enginePid = (app: ElectronApplication): Promise<number | null> =>
  app.evaluate(
    ({ app }) => app.getAppMetrics().find(process => process.name === 'Hookswitch engine')?.pid ?? null,
  )

/** Ends the engine's process as a crash would. @returns the one that is gone */
export const killEngine = async (app: ElectronApplication): Promise<number> => {
  await expect.poll(() => enginePid(app), { timeout: 10_000 }).not.toBeNull()
  const pid = await enginePid(app)
  if (pid === null) throw new Error('the engine went away by itself')
  process.kill(pid, 'SIGKILL')
  return pid
}

export interface ShownBox {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
}

/** From now on message boxes are noted instead of shown, and answered with these buttons in turn; then with none. */
export const answerBoxes = async (app: ElectronApplication, answers: readonly number[]) => {
  await app.evaluate(({ dialog }, given) => {
    const shown: unknown[] = []
    Object.assign(globalThis, { shownBoxes: shown })
    const left = [...given]
    const show = async (...args: unknown[]) => {
      shown.push(args.at(-1))
      const response = left.shift()
      return response === undefined ? new Promise(() => {}) : { response, checkboxChecked: false }
    }
    Object.assign(dialog, { showMessageBox: show })
  }, answers)
  return (): Promise<ShownBox[]> =>
    app.evaluate(() => (globalThis as unknown as { shownBoxes: ShownBox[] }).shownBoxes)
}
