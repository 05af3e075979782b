import { join } from 'node:path'
import { app, dialog } from 'electron'
import { makeDataFolder } from '../core/data-folder/data-folder.ts'
import { asProblem, Problem } from '../shared/problem.ts'
import { sayProblem as words } from '../shared/problem-words.ts'
import { drawInOwnProcess } from './drawing.ts'
import { noteEarlyLinks } from './import-links.ts'
import { isLeaseWatchdog, runLeaseWatchdog } from './lease-watchdog.ts'
import { outliveReaders } from './outlive-readers.ts'
import { runApp } from './run-app.ts'
import { say, sayProblem } from './say.ts'
import { readLaunchFlags } from './settings/launch-flags.ts'
import { checkLinkLength } from './settings/launch-link.ts'
import { tellStarter } from './tell-starter.ts'
import { registerPageScheme } from './window/page-protocol.ts'

const fail = (error: unknown): void => {
  const problem = asProblem(error)
  const { what, next } = words(problem)
  sayProblem(problem)
  tellStarter()
  if (app.isReady()) dialog.showErrorBox(what, next)
  app.exit(1)
}

const startApp = (): void => {
  drawInOwnProcess()
  const flags = readLaunchFlags(process.argv)
  registerPageScheme()
  noteEarlyLinks()
  // The browser's own profile lies in the data folder, so that two data folders are two apps that know nothing of each other.
  const profile = join(flags.dataFolder, 'desktop')
  makeDataFolder(profile)
  app.setPath('userData', profile)
  checkLinkLength(process.argv)
  if (app.requestSingleInstanceLock()) {
    // No await at the top level: Electron is not ready before this module has been run to its end.
    app
      .whenReady()
      .then(() => {
        tellStarter()
        runApp(flags)
      })
      .catch(fail)
  } else {
    say('Hookswitch is running already: its window comes to the front.')
    app.exit(0)
  }
}

outliveReaders()
try {
  if (isLeaseWatchdog(process.argv)) runLeaseWatchdog()
  else startApp()
} catch (error) {
  // A window can tell of it only then.
  if (error instanceof Problem && error.code === 'import-link-invalid')
    app.whenReady().then(() => fail(error), fail)
  else fail(error)
}
