import type { MenuItemConstructorOptions } from 'electron'
import type { ArmMode, BreakpointChoice } from '../../shared/breakpoint.ts'
import { toggledNext } from '../../shared/waiting-call.ts'
import type { TrayCall, TrayView } from './tray-view.ts'

export interface TrayActions {
  copyPublicUrl(url: string): void
  pause(): void
  resume(): void
  arm(connectionId: string, mode: ArmMode): void
  choose(connectionId: string, waitingId: string, choice: BreakpointChoice): void
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

const waitingItem = (
  { connectionId, waitingId, caller, candidate, pinned, canForward }: TrayCall,
  index: number,
  act: TrayActions,
): MenuItemConstructorOptions => {
  const choice = (id: string, label: string, wanted: BreakpointChoice): MenuItemConstructorOptions => ({
    id: `waiting-${index + 1}-${id}`,
    label: words(label),
    click: () => act.choose(connectionId, waitingId, wanted),
  })
  return {
    id: `waiting-${index + 1}`,
    label: words(`Answer ${caller}`),
    submenu: [
      choice('send', `Send ${candidate}`, { kind: 'candidate' }),
      ...pinned.map(({ answerId, name }, i) =>
        choice(`pinned-${i + 1}`, `Send ${name}`, { kind: 'answer', answerId }),
      ),
      separator,
      ...(canForward ? [choice('forward', 'Let the handler answer', { kind: 'forward' })] : []),
      choice('let-go', 'Let go', { kind: 'let-go' }),
    ],
  }
}

const breakpointItem = ({ breakpoint }: TrayFacts, act: TrayActions): MenuItemConstructorOptions => {
  const armed = breakpoint?.armed ?? 'off'
  return {
    id: 'breakpoint',
    type: 'checkbox',
    label: armed === 'all' ? 'Stop every call' : 'Stop the next call',
    checked: armed !== 'off',
    enabled: breakpoint !== null,
    click: () => {
      if (breakpoint !== null) act.arm(breakpoint.connectionId, toggledNext(armed))
    },
  }
}

/** The tray's menu as a template: what is known first, then what can be done. */
export const trayMenu = (facts: TrayFacts, act: TrayActions): MenuItemConstructorOptions[] => {
  const { calls, answer, publicUrl } = facts
  return [
    shown('status', facts.status),
    ...facts.waiting.map((call, index) => waitingItem(call, index, act)),
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
    breakpointItem(facts, act),
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
