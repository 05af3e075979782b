import { type BrowserWindow, dialog } from 'electron'
import type { Problem, ProblemInfo } from '../shared/problem.ts'
import { sayProblem as words } from '../shared/problem-words.ts'
import { sayProblem } from './say.ts'

/** Says a problem in the terminal and in a box, which may offer something to do. @returns the number of the chosen button */
export const tellProblem = async (
  problem: ProblemInfo | Problem,
  parent: BrowserWindow | null,
  buttons: readonly string[] = ['OK'],
): Promise<number> => {
  sayProblem(problem)
  const { what, next } = words(problem)
  const options = {
    type: 'warning' as const,
    title: 'Hookswitch',
    message: what,
    detail: next,
    buttons: [...buttons],
    defaultId: 0,
    cancelId: buttons.length - 1,
    noLink: true,
  }
  const shown = parent?.isVisible() ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options)
  return (await shown).response
}
