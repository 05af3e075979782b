import { type BrowserWindow, dialog } from 'electron'
import { Problem } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'

const keep = 1

/** Asks whether secrets may be kept without a keychain. The careful answer is the one that Enter and Escape give. */
export const askAboutSecrets = async (parent: BrowserWindow | null): Promise<boolean> => {
  const { what } = sayProblem(new Problem('no-keychain'))
  const options = {
    type: 'question' as const,
    title: 'Hookswitch',
    message: what,
    detail:
      'They can be kept in a file instead. It is yours alone, but any program that you run could read it. ' +
      'With a keychain such as GNOME Keyring or KWallet they would be kept safely.',
    buttons: ['For this run only', 'Keep them in a file'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  }
  const shown = parent?.isVisible() ? dialog.showMessageBox(parent, options) : dialog.showMessageBox(options)
  return (await shown).response === keep
}
