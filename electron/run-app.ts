import { app, clipboard, Menu, type MenuItemConstructorOptions } from 'electron'
import { Problem } from '../shared/problem.ts'
import { connectionSwitch } from './connection-switch.ts'
import { type EngineKeeper, keepEngine } from './engine/engine-keeper.ts'
import { startLife } from './engine/engine-life.ts'
import { followEngine } from './engine/follow-engine.ts'
import type { LaunchFlags } from './launch-flags.ts'
import { quitInOrder } from './quitting.ts'
import { say, sayProblem } from './say.ts'
import { askAboutSecrets } from './secrets/ask-about-secrets.ts'
import { openSecrets } from './secrets/open-secrets.ts'
import { openDesktopSettings } from './settings/desktop-settings.ts'
import { tellProblem } from './tell.ts'
import { appTray } from './tray/app-tray.ts'
import { hasTrayHost } from './tray/tray-host.ts'
import { trayView } from './tray/tray-view.ts'
import { appWindow } from './window/app-window.ts'
import { giveLines } from './window/give-lines.ts'
import { guardPages } from './window/guards.ts'
import { pageCrashes } from './window/page-crashes.ts'
import { servePageFiles } from './window/page-protocol.ts'

/** Only a Mac needs a menu for copy and paste to work; elsewhere a menu bar would take the page's keys. */
const applicationMenu = (): Menu | null => {
  const roles: MenuItemConstructorOptions[] = [
    { role: 'appMenu' },
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ]
  return process.platform === 'darwin' ? Menu.buildFromTemplate(roles) : null
}

/** Wires the app together once Electron is ready. The engine starts first: calls do not wait for a window. */
export const runApp = (flags: LaunchFlags): void => {
  const { dataFolder } = flags
  let keptAside: Problem | null = null
  const settings = openDesktopSettings(dataFolder, Date.now(), problem => {
    keptAside = problem
  })
  const secrets = openSecrets(dataFolder, settings.get().keepSecretsWithoutKeychain, () => void offerToKeep())

  const keeper: EngineKeeper = keepEngine({
    startLife: (begin, listener) => startLife(dataFolder, begin, secrets, listener),
    beginAgain: () => ({
      how: 'again',
      live: follower.view().connections.flatMap(c => (['live', 'opening'].includes(c.status) ? [c.id] : [])),
    }),
    onStatus: () => changed(),
    onDeath: (exitCode, pauseMs) => {
      if (pauseMs === null)
        void askToStartAgain(new Problem('engine-gave-up', { times: '3', exitCode: String(exitCode) }))
      else say(`The engine ended (exit code ${exitCode}) and is started again. What was captured is on disk.`)
    },
    onFailed: problem => void askToStartAgain(new Problem(problem.code, problem.detail)),
  })
  const follower = followEngine(keeper.whenReady, () => changed(), sayProblem)
  const switches = connectionSwitch(follower)
  const window = appWindow({
    settings,
    onClose: () => void hideOrQuit(),
    onShownChange: () => changed(),
    onPageGone: pageCrashes(() => app.quit()),
  })
  const startEngine = (): void => keeper.start({ how: flags.practice ? 'practice' : 'saved' })
  const tray = appTray(
    () => ({
      ...trayView(keeper.status(), follower.view()),
      windowShown: window.isShown(),
      secretsForThisRun: secrets.onlyForThisRun(),
    }),
    {
      ...switches,
      copyPublicUrl: url => clipboard.writeText(url),
      startEngine,
      toggleWindow: () => (window.isShown() ? window.hide() : window.show()),
      askAboutSecrets: () => void offerToKeep(),
      quit: () => app.quit(),
    },
  )
  function changed(): void {
    tray?.changed()
  }

  let offering = false
  async function offerToKeep(): Promise<void> {
    if (offering) return
    offering = true
    if (await askAboutSecrets(window.window())) {
      secrets.keepWithoutKeychain()
      settings.save({ keepSecretsWithoutKeychain: true })
    }
    offering = false
    changed()
  }
  async function askToStartAgain(problem: Problem): Promise<void> {
    const chosen = await tellProblem(problem, window.window(), ['Start the engine again', 'Quit'])
    if (chosen === 0) startEngine()
    else app.quit()
  }
  async function hideOrQuit(): Promise<void> {
    if (await hasTrayHost()) window.hide()
    else app.quit()
  }

  Menu.setApplicationMenu(applicationMenu())
  guardPages()
  servePageFiles()
  giveLines(window.window, keeper.whenReady)
  quitInOrder({
    keeper,
    view: follower.view,
    onQuitting: () => changed(),
    show: problem => tellProblem(problem, window.window()),
  })
  app.on('second-instance', () => window.show())
  app.on('activate', () => window.show())
  app.on('window-all-closed', () => {})

  startEngine()
  if (!flags.hidden) window.show()
  void hasTrayHost().then(there => {
    if (there) return
    sayProblem(new Problem('no-tray'))
    if (!window.isShown()) window.show()
  })
  if (keptAside) void tellProblem(keptAside, window.window())
}
