import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { type TrayActions, type TrayFacts, trayMenu } from '../../../electron/tray/tray-menu.ts'
import type { TrayCall } from '../../../electron/tray/tray-view.ts'

const facts: TrayFacts = {
  icon: 'live',
  status: 'Live: ThunderPhone',
  waiting: [],
  breakpoint: { connectionId: 'practice', armed: 'off' },
  calls: ['12:04:31  Smith & Sons  used'],
  answer: 'VIP · rev 2',
  publicUrl: 'https://x.example/h/1',
  pause: 'pause',
  engineGivenUp: false,
  windowShown: true,
  secretsForThisRun: false,
}

const rig = (change: Partial<TrayFacts> = {}) => {
  const done: string[] = []
  const actions: TrayActions = {
    copyPublicUrl: url => done.push(`copy ${url}`),
    pause: () => done.push('pause'),
    resume: () => done.push('resume'),
    arm: (connectionId, mode) => done.push(`arm ${connectionId} ${mode}`),
    choose: (connectionId, waitingId, choice) =>
      done.push(['choose', connectionId, waitingId, ...Object.values(choice)].join(' ')),
    startEngine: () => done.push('start'),
    toggleWindow: () => done.push('window'),
    askAboutSecrets: () => done.push('secrets'),
    quit: () => done.push('quit'),
  }
  const items = trayMenu({ ...facts, ...change }, actions)
  const item = (id: string) => items.find(found => found.id === id)
  return {
    done,
    item,
    ids: items.flatMap(({ id }) => id ?? []),
    click: (id: string) => (item(id)?.click as (() => void) | undefined)?.(),
  }
}

describe('the menu of the tray', () => {
  it('shows what is known before what can be done, and only the latter can be clicked', () => {
    const { ids, item } = rig()
    expect(ids).toEqual(['status', 'answer', 'call-1', 'copy-url', 'breakpoint', 'pause', 'window', 'quit'])
    for (const id of ['status', 'answer', 'call-1']) expect(item(id)?.enabled).toBe(false)
  })

  it('shows an ampersand as what it is', () => {
    expect(rig().item('call-1')?.label).toContain('Smith && Sons')
  })

  it('does what it says', () => {
    const { done, click } = rig({ secretsForThisRun: true, engineGivenUp: true })
    for (const id of ['copy-url', 'pause', 'start-engine', 'secrets', 'window', 'quit']) click(id)
    expect(done).toEqual(['copy https://x.example/h/1', 'pause', 'start', 'secrets', 'window', 'quit'])
    const paused = rig({ pause: 'resume' })
    paused.click('resume')
    expect(paused.done).toEqual(['resume'])
  })

  it.each([
    ['no URL', { publicUrl: null }, 'copy-url'],
    ['nothing to pause', { pause: 'none' as const }, 'pause'],
  ])('disables what cannot be done: %s', (_what, change, id) => {
    expect(rig(change).item(id)?.enabled).toBe(false)
  })

  it('says that there is no call yet, and what a click on the window item does', () => {
    expect(rig({ calls: [] }).item('no-calls')?.label).toBe('No calls yet')
    expect(rig({ windowShown: false }).item('window')?.label).toBe('Show window')
    expect(rig().item('window')?.label).toBe('Hide window')
  })
})

describe('the breakpoint in the menu', () => {
  const waiting = (change: Partial<TrayCall> = {}): TrayCall => ({
    connectionId: 'practice',
    waitingId: 'w-1',
    caller: '+1 415 555 0199',
    candidate: 'VIP concierge, rev 7',
    pinned: [
      { answerId: 'own', name: 'Your own agent, rev 1' },
      { answerId: 'rude', name: 'Q & A, rev 3' },
    ],
    canForward: true,
    ...change,
  })
  const submenu = (item: MenuItemConstructorOptions | undefined) =>
    ((item?.submenu ?? []) as MenuItemConstructorOptions[]).filter(({ type }) => type !== 'separator')

  it.each([
    ['off', 'Stop the next call', false, 'next'],
    ['next', 'Stop the next call', true, 'off'],
    ['all', 'Stop every call', true, 'off'],
  ] as const)('when it is %s, says "%s" and a click takes the other way', (armed, label, checked, after) => {
    const { item, click, done } = rig({ breakpoint: { connectionId: 'thunderphone', armed } })
    expect(item('breakpoint')).toMatchObject({ type: 'checkbox', label, checked, enabled: true })
    click('breakpoint')
    expect(done).toEqual([`arm thunderphone ${after}`])
  })

  it('cannot be armed while nothing is live', () => {
    const { item, click, done } = rig({ breakpoint: null })
    expect(item('breakpoint')).toMatchObject({ enabled: false, checked: false })
    click('breakpoint')
    expect(done).toEqual([])
  })

  it('has a submenu for each waiting call, right below the status', () => {
    const { ids, item } = rig({ waiting: [waiting(), waiting({ waitingId: 'w-2', caller: 'web' })] })
    expect(ids.slice(0, 3)).toEqual(['status', 'waiting-1', 'waiting-2'])
    expect(item('waiting-2')?.label).toBe('Answer web')
    expect(submenu(item('waiting-1')).map(({ label }) => label)).toEqual([
      'Send VIP concierge, rev 7',
      'Send Your own agent, rev 1',
      'Send Q && A, rev 3',
      'Let the handler answer',
      'Let go',
    ])
  })

  it('does what was chosen for the call that it was chosen for', () => {
    const { item, done } = rig({ waiting: [waiting(), waiting({ waitingId: 'w-2' })] })
    for (const { click } of submenu(item('waiting-2'))) (click as () => void)()
    expect(done).toEqual([
      'choose practice w-2 candidate',
      'choose practice w-2 answer own',
      'choose practice w-2 answer rude',
      'choose practice w-2 forward',
      'choose practice w-2 let-go',
    ])
  })

  it('offers no handler where there is none', () => {
    const { item } = rig({ waiting: [waiting({ canForward: false })] })
    expect(submenu(item('waiting-1')).map(({ label }) => label)).not.toContain('Let the handler answer')
  })
})
