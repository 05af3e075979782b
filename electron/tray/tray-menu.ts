import type { MenuItemConstructorOptions } from 'electron'
import type { TrayView } from './tray-view.ts'

export interface TrayActions {
  copyPublicUrl(url: string): void
  pause(): void
  resume(): void
  startEngine(): void
  toggleWindow(): void
  /** Asks whether to keep secrets without a keychain. */
  askAboutSecrets(): void
  quit(): void
}

export interface TrayFacts extends TrayView {
  readonly windowShown: boolean
  /** There is no keychain, and the user has not agreed to do without. */
  readonly secretsForThisRun: boolean
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** In a menu an ampersand marks a key; two are one. */
const words = (label: string): string => label.replaceAll('&', '&&')
const shown = (id: string, label: string): MenuItemConstructorOptions => ({
  id,
  label: words(label),
  enabled: false,
})

const pauseItem = ({ pause }: TrayFacts, act: TrayActions): MenuItemConstructorOptions =>
  pause === 'resume'
    ? { id: 'resume', label: 'Resume', click: act.resume }
    : { id: 'pause', label: 'Pause', enabled: pause === 'pause', click: act.pause }

/** The tray's menu as a template: what is known first, then what can be done. */
export const trayMenu = (facts: TrayFacts, act: TrayActions): MenuItemConstructorOptions[] => {
  const { calls, answer, publicUrl } = facts
  return [
    shown('status', facts.status),
    ...(answer === null ? [] : [shown('answer', `Answer: ${answer}`)]),
    separator,
    ...(calls.length > 0
      ? calls.map((call, index) => shown(`call-${index + 1}`, call))
      : [shown('no-calls', 'No calls yet')]),
    separator,
    {
      id: 'copy-url',
      label: 'Copy public URL',
      enabled: publicUrl !== null,
      click: () => {
        if (publicUrl !== null) act.copyPublicUrl(publicUrl)
      },
    },
    pauseItem(facts, act),
    ...(facts.engineGivenUp
      ? [{ id: 'start-engine', label: 'Start the engine again', click: act.startEngine }]
      : []),
    ...(facts.secretsForThisRun
      ? [{ id: 'secrets', label: 'Keys are kept for this run only…', click: act.askAboutSecrets }]
      : []),
    separator,
    {
      id: 'window',
      label: facts.windowShown ? 'Hide window' : 'Show window',
      click: act.toggleWindow,
    },
    { id: 'quit', label: 'Quit Hookswitch', click: act.quit },
  ]
}
