import { app } from 'electron'

/**
 * Draws in the main process, in software. A closed terminal or a logout ends Chromium's helper processes at once, and the
 * main process does not outlive the loss of the one that draws: it would die in the middle of the release. In software,
 * because a failing graphics driver would take the app along otherwise. To be called before the app is ready.
 */
export const drawInOwnProcess = (): void => {
  if (process.platform !== 'linux') return
  app.disableHardwareAcceleration()
  app.commandLine.appendSwitch('in-process-gpu')
}
