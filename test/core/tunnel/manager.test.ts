import { describe, expect, it, vi } from 'vitest'
import { Problem } from '../../../shared/problem.ts'
import type { TunnelTrouble } from '../../../shared/tunnel.ts'
import { good, scriptedTunnel, trouble } from './scripted-tunnel.ts'

describe('a tunnel that is up', () => {
  it('was proven by a probe and measured by three', async () => {
    const { manager, probes, phases, pass } = scriptedTunnel()
    const url = manager.open(10_000)
    expect(manager.url()).toBeNull()
    await pass(0)
    expect([await url, manager.url()]).toEqual(['https://one.test', 'https://one.test'])
    expect(probes).toEqual([0, 0, 0])
    expect(manager.estimate()).toEqual({ estimateMs: 20, errorMs: 1 })
    expect(phases()).toEqual(['opening', 'up'])
  })

  it('is probed every 10 to 13 s, and tells nothing as long as nothing changes', async () => {
    const { manager, probes, states, pass } = scriptedTunnel()
    await manager.open(null)
    const told = states.length
    await pass(60_000)
    expect(probes.slice(3)).toEqual([11.5, 23, 34.5, 46, 57.5])
    expect(states.length).toBe(told)
  })

  it('needs no probe while deliveries come through it', async () => {
    const { manager, probes, pass } = scriptedTunnel()
    await manager.open(null)
    for (let i = 0; i < 12; i++) {
      await pass(5_000)
      manager.delivered()
    }
    expect(probes).toHaveLength(3)
    await pass(11_500)
    expect(probes).toHaveLength(4)
  })

  it('is suspect after one failed probe, asked again after a second, and up again when that comes back', async () => {
    const { manager, script, probes, phases, opened, pass } = scriptedTunnel()
    await manager.open(null)
    script.probe = () => trouble('silent')
    await pass(11_600)
    expect(manager.state()).toMatchObject({ phase: 'suspect', trouble: 'silent' })
    expect(manager.url()).toBe('https://one.test')
    script.probe = () => good
    await pass(1_000)
    expect(manager.state()).toMatchObject({ phase: 'up', trouble: null })
    expect(probes.slice(3)).toEqual([11.5, 12.5])
    expect(phases()).toEqual(['opening', 'up', 'suspect', 'up'])
    expect(opened).toEqual([0])
  })

  it('is up again by a delivery, too', async () => {
    const { manager, script, pass } = scriptedTunnel()
    await manager.open(null)
    script.probe = () => trouble('silent')
    await pass(11_600)
    manager.delivered()
    expect(manager.state()).toMatchObject({ phase: 'up', trouble: null })
  })

  it('is not dead for a probe that waited behind deliveries', async () => {
    const { manager, script, phases, pass } = scriptedTunnel()
    await manager.open(null)
    script.probe = () => new Promise(resolve => setTimeout(() => resolve(trouble('silent')), 1_500))
    await pass(12_000)
    manager.delivered()
    await pass(1_500)
    expect(phases()).toEqual(['opening', 'up'])
  })

  it('is reopened after two failed probes, once the server has let go of its name', async () => {
    const { manager, script, opened, open, phases, pass } = scriptedTunnel()
    await manager.open(null)
    script.probe = () => trouble('silent')
    await pass(12_600)
    expect(manager.state()).toMatchObject({ phase: 'reopening', trouble: 'silent' })
    expect([open(), manager.url()]).toEqual([0, null])
    script.probe = () => good
    script.open = async () => 'https://two.test'
    await pass(1_300)
    expect(opened).toEqual([0, 13.8])
    expect([open(), manager.url()]).toEqual([1, 'https://two.test'])
    expect(phases()).toEqual(['opening', 'up', 'suspect', 'reopening', 'up'])
  })

  it.each<TunnelTrouble>(['somebody-else', 'name-lost', 'poisoned'])(
    'is reopened at once when a probe finds this: %s',
    async what => {
      const { manager, script, opened, pass } = scriptedTunnel()
      await manager.open(null)
      script.probe = () => trouble(what)
      await pass(11_500)
      expect(manager.state()).toMatchObject({ phase: 'reopening', trouble: what })
      script.probe = () => good
      await pass(1_300)
      expect(opened).toHaveLength(2)
    },
  )

  it('stays up while its server is busy, which is asked less and less', async () => {
    const { manager, script, probes, opened, pass } = scriptedTunnel()
    await manager.open(null)
    script.probe = () => trouble('busy')
    await pass(200_000)
    expect(manager.state()).toMatchObject({ phase: 'up', trouble: 'busy' })
    expect(probes.slice(3)).toEqual([11.5, 31.5, 71.5, 131.5, 191.5])
    script.probe = () => good
    await pass(60_000)
    expect(manager.state()).toMatchObject({ phase: 'up', trouble: null })
    expect(opened).toEqual([0])
  })

  it('is probed at once when its provider says that it is gone: it may still work', async () => {
    const { manager, script, probes, phases, gone, opened, pass } = scriptedTunnel()
    await manager.open(null)
    gone('connection refused')
    expect(manager.state()).toMatchObject({ phase: 'suspect', trouble: 'gone' })
    await pass(0)
    expect(manager.state().phase).toBe('up')
    expect(probes).toEqual([0, 0, 0, 0])
    script.probe = () => trouble('unreachable')
    gone('connection refused')
    await pass(0)
    expect(manager.state()).toMatchObject({ phase: 'reopening', trouble: 'unreachable' })
    await pass(1_300)
    expect(opened).toEqual([0, 1.3])
    expect(phases()).toEqual(['opening', 'up', 'suspect', 'up', 'suspect', 'reopening'])
  })

  it('is probed at once when asked, and after a sleep', async () => {
    const { manager, script, probes, pass } = scriptedTunnel()
    await manager.open(null)
    await pass(3_000)
    const asked = manager.probe()
    await pass(0)
    expect(await asked).toBe(true)
    expect(probes.at(-1)).toBe(3)
    // The wall clock has gone on, and the timers have not.
    vi.setSystemTime(Date.now() + 60_000)
    await pass(2_000)
    expect(probes).toHaveLength(5)
    script.probe = () => trouble('silent')
    const again = manager.probe()
    await pass(0)
    expect(await again).toBe(false)
  })
})

describe('a tunnel that cannot be opened', () => {
  it('is tried for as long as it takes, further and further apart', async () => {
    const { manager, script, opened, phases, pass, unreachable } = scriptedTunnel()
    script.open = unreachable
    const url = manager.open(null)
    await pass(60_000)
    expect(opened).toEqual([0, 0.4, 1.3, 3, 6.4, 13.2, 25.9, 38.7, 51.4])
    expect(manager.state()).toMatchObject({ phase: 'opening', trouble: 'unreachable' })
    script.open = async () => 'https://one.test'
    await pass(15_000)
    expect(await url).toBe('https://one.test')
    expect(phases()).toEqual(['opening', 'up'])
  })

  it('is given up in time with the last reason, and closed', async () => {
    const { manager, script, opened, pass, unreachable } = scriptedTunnel()
    script.open = unreachable
    const url = expect(manager.open(10_000)).rejects.toMatchObject({
      code: 'tunnel-unreachable',
      detail: { reason: 'nothing listens there' },
    })
    await pass(10_000)
    await url
    expect(manager.state()).toMatchObject({ phase: 'closed', trouble: 'unreachable' })
    const tries = opened.length
    await pass(60_000)
    expect(opened).toHaveLength(tries)
  })

  it('is given up with what was found at its URL', async () => {
    const { manager, script, open, pass } = scriptedTunnel()
    script.probe = () => trouble('reminder-page')
    const url = expect(manager.open(10_000)).rejects.toMatchObject({
      code: 'tunnel-not-ours',
      detail: { url: 'https://one.test', reason: 'reminder-page' },
    })
    await pass(10_000)
    await url
    expect(open()).toBe(0)
  })

  it('has failed when another try would not cure it, and can be opened anew', async () => {
    const { manager, script, opened, pass } = scriptedTunnel()
    script.open = async () => {
      throw new Problem('ssh-key-refused', { host: 'x' })
    }
    await expect(manager.open(10_000)).rejects.toMatchObject({ code: 'ssh-key-refused' })
    expect(manager.state()).toMatchObject({ phase: 'failed', trouble: 'refused' })
    expect(await manager.probe()).toBe(false)
    await pass(60_000)
    expect(opened).toEqual([0])
    script.open = async () => 'https://one.test'
    expect(await manager.open(10_000)).toBe('https://one.test')
  })

  it('is tried at once when somebody asks, and is then soon tried again', async () => {
    const { manager, script, opened, pass, unreachable } = scriptedTunnel()
    await manager.open(null)
    script.open = unreachable
    script.probe = () => trouble('name-lost')
    await pass(35_000)
    expect(manager.state().phase).toBe('reopening')
    const tries = opened.length
    const asked = manager.probe()
    await pass(0)
    expect([await asked, opened.length]).toEqual([false, tries + 1])
    await pass(500)
    expect(opened).toHaveLength(tries + 2)
    script.open = async () => 'https://one.test'
    script.probe = () => good
    const good_ = manager.probe()
    await pass(1_000)
    expect(await good_).toBe(true)
  })

  it('waits for a server that is busy, asking less and less', async () => {
    const { manager, script, opened, probes, pass } = scriptedTunnel()
    script.probe = () => trouble('busy')
    void manager.open(null)
    await pass(10_000)
    expect(probes).toEqual([0, 1, 3, 7])
    script.probe = () => good
    await pass(10_000)
    expect(manager.state().phase).toBe('up')
    expect(opened).toEqual([0])
  })
})

describe('the back-off', () => {
  it('grows while a tunnel comes and goes, and starts afresh after a good one', async () => {
    const { manager, script, opened, pass } = scriptedTunnel({})
    await manager.open(null)
    const dieAfter = async (ms: number): Promise<number> => {
      script.probe = () => good
      while (manager.state().phase !== 'up') await pass(100)
      await pass(ms)
      script.probe = () => trouble('name-lost')
      const before = opened.length
      void manager.probe()
      await pass(0)
      const closedAt = performance.now()
      while (opened.length === before) await pass(100)
      return performance.now() - closedAt
    }
    expect(await dieAfter(1_000)).toBeLessThan(1_500)
    for (let i = 0; i < 4; i++) await dieAfter(1_000)
    expect(await dieAfter(31_000)).toBeLessThan(1_500)
  })
})

describe('closing', () => {
  it('leaves no timer behind and no tunnel open', async () => {
    const { manager, open, pass } = scriptedTunnel()
    await manager.open(10_000)
    await pass(5_000)
    await manager.close()
    expect([manager.state().phase, manager.url(), manager.estimate(), open()]).toEqual([
      'closed',
      null,
      null,
      0,
    ])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('calls off an opening, whose tunnel is closed when it comes after all', async () => {
    const { manager, script, open, probes, pass } = scriptedTunnel()
    script.open = () => new Promise(resolve => setTimeout(() => resolve('https://late.test'), 3_000))
    const url = expect(manager.open(10_000)).rejects.toMatchObject({
      detail: { reason: 'it was called off' },
    })
    await pass(1_000)
    const closed = manager.close()
    await pass(3_000)
    await Promise.all([url, closed])
    expect([open(), probes, vi.getTimerCount()]).toEqual([0, [], 0])
  })

  it('ends a pause between two tries', async () => {
    const { manager, script, pass, unreachable } = scriptedTunnel()
    script.open = unreachable
    const url = expect(manager.open(null)).rejects.toBeInstanceOf(Problem)
    await pass(20_000)
    await manager.close()
    await url
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a provider without probes', () => {
  it('is up at once and never probed', async () => {
    const { manager, probes, pass } = scriptedTunnel({ needsProbe: false })
    expect(await manager.open(1_000)).toBe('https://one.test')
    await pass(60_000)
    expect([probes, await manager.probe(), manager.estimate()]).toEqual([[], true, null])
  })
})
