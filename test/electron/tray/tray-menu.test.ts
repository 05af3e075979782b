import { describe, expect, it } from 'vitest'
import { type TrayActions, type TrayFacts, trayMenu } from '../../../electron/tray/tray-menu.ts'

const facts: TrayFacts = {
  icon: 'live',
  status: 'Live: ThunderPhone',
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
    expect(ids).toEqual(['status', 'answer', 'call-1', 'copy-url', 'pause', 'window', 'quit'])
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
