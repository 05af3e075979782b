import { type BrowserWindow, dialog } from 'electron'
import { Problem } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'

const keep = 1

const ask = async (parent: BrowserWindow | null): Promise<boolean> => {
  const options = {
    type: 'question' as const,
    title: 'Hookswitch',
    message: sayProblem(new Problem('no-keychain')).what,
    detail:
      'They can be kept in a file instead. It is yours alone, but any program that you run could read it. ' +
      'With a keychain such as GNOME Keyring or KWallet they would be kept safely.',
    buttons: ['For this run only', 'Keep them in a file'],
    // The careful answer is the one that Enter and Escape give.
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  }
  const shown = parent?.isVisible() ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options)
  return (await shown).response === keep
}

/**
 * Asks whether secrets may be kept without a keychain.
 * @param agree what happens when they may
 * @returns asks; nothing while the question is open already
 */
export const offerToKeep = (parent: () => BrowserWindow | null, agree: () => void): (() => void) => {
  let open = false
  return () => {
    if (open) return
    open = true
    void ask(parent()).then(agreed => {
      open = false
      if (agreed) agree()
    })
  }
}
