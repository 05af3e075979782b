import { app, clipboard } from 'electron'
import type { Problem } from '../shared/problem.ts'
import { setApplicationMenu } from './application-menu.ts'
import { breakpointSwitch } from './breakpoint-switch.ts'
import { connectionSwitch } from './connection-switch.ts'
import { onNewBuild } from './dev-reload.ts'
import { appEngine } from './engine/app-engine.ts'
import { takeImportLinks } from './import-links.ts'
import { followPower } from './power.ts'
import { quitInOrder } from './quitting.ts'
import { offerToKeep } from './secrets/offer-to-keep.ts'
import { openSecrets } from './secrets/open-secrets.ts'
import { openDesktopSettings } from './settings/desktop-settings.ts'
import type { LaunchFlags } from './settings/launch-flags.ts'
import { tellProblem } from './tell.ts'
import { appTray } from './tray/app-tray.ts'
import { tellWithoutTrayHost, whenTrayHost } from './tray/tray-host.ts'
import { trayView } from './tray/tray-view.ts'
import { appWindow } from './window/app-window.ts'
import { giveLines } from './window/give-lines.ts'
import { guardPages } from './window/guards.ts'
import { pageCrashes } from './window/page-crashes.ts'
import { servePageFiles } from './window/page-protocol.ts'

/** Wires the app together once Electron is ready. The engine starts first: calls do not wait for a window. */
export const runApp = ({ dataFolder, practice, hidden, dev }: LaunchFlags): void => {
  const quit = (): void => app.quit()
  const changed = (): void => tray.changed()
  const tell = (problem: Problem): void => void tellProblem(problem, window.window())

  const startedAt = Date.now()
  const filesKeptAside: Problem[] = []
  const onKeptAside = (problem: Problem): void => void filesKeptAside.push(problem)
  const settings = openDesktopSettings(dataFolder, startedAt, onKeptAside)
  const window = appWindow({
    settings,
    onClose: () => whenTrayHost(there => (there ? window.hide() : quit())),
    onShownChange: () => changed(),
    onPageGone: pageCrashes(quit),
  })
  const askAboutSecrets = offerToKeep(window.window, () => {
    secrets.keepWithoutKeychain()
    settings.save({ keepSecretsWithoutKeychain: true })
    changed()
  })
  const secrets = openSecrets(
    dataFolder,
    settings.get().keepSecretsWithoutKeychain,
    startedAt,
    onKeptAside,
    askAboutSecrets,
  )
  const engine = appEngine({
    dataFolder,
    practice,
    secrets,
    quit,
    onChange: () => changed(),
    askToTryAgain: async problem =>
      (await tellProblem(problem, window.window(), ['Try again', 'Quit'])) === 0,
  })
  const tray = appTray(
    () => ({
      ...trayView(engine.keeper.status(), engine.follower.view()),
      windowShown: window.isShown(),
      secretsForThisRun: secrets.onlyForThisRun(),
    }),
    {
      ...connectionSwitch(engine.follower),
      ...breakpointSwitch(engine.follower),
      copyPublicUrl: url => clipboard.writeText(url),
      startEngine: engine.start,
      toggleWindow: () => (window.isShown() ? window.hide() : window.show()),
      askAboutSecrets,
      quit,
    },
  )

  setApplicationMenu()
  guardPages()
  const readPageAgain = servePageFiles()
  giveLines(window.window, engine.keeper.whenReady)
  quitInOrder({
    keeper: engine.keeper,
    view: engine.follower.view,
    onQuitting: changed,
    show: problem => tellProblem(problem, window.window()),
  })
  followPower({ onSleep: engine.keeper.sleep, onWake: engine.keeper.wake })
  app.on('second-instance', window.show)
  takeImportLinks({ ...engine, show: window.show, onProblem: tell })
  app.on('activate', window.show)
  app.on('window-all-closed', () => {})
  if (dev)
    onNewBuild(() => {
      readPageAgain()
      window.window()?.webContents.reloadIgnoringCache()
      engine.restart()
    })

  engine.start()
  if (!hidden) window.show()
  tellWithoutTrayHost(window.show)
  filesKeptAside.forEach(tell)
}
