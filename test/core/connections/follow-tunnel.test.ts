import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { followTunnel, type TunnelNews } from '../../../core/connections/follow-tunnel.ts'
import { Problem } from '../../../shared/problem.ts'

const lostAfterMs = 60
const up = (url: string): TunnelNews => ({ phase: 'up', url, lostSince: null })
const gone = (phase: 'suspect' | 'reopening' = 'reopening', since = Date.now()): TunnelNews => ({
  phase,
  url: null,
  lostSince: since,
})

/** A platform as leases speak to it: the newest wish wins, and is taken as soon as the platform is well. */
const rig = () => {
  const inForce = { url: 'https://a', status: 'active' as 'active' | 'disabled' }
  const did: string[] = []
  const refused: string[] = []
  const platform = { isWell: true, refuses: null as Problem | null, registered: true, probe: true }
  let newest = 0
  const follower = followTunnel(
    {
      want: async (url, active) => {
        const mine = ++newest
        await sleep(5)
        if (platform.refuses) throw platform.refuses
        while (!platform.isWell && mine === newest) await sleep(5)
        if (mine !== newest) return
        Object.assign(inForce, { url, status: active ? 'active' : 'disabled' })
        did.push(`${inForce.status} ${url}`)
      },
      told: () => (platform.registered ? inForce : null),
      probe: async () => {
        did.push(`probe${follower.proving ? ' while not proved' : ''}`)
        return platform.probe
      },
      onRefused: ({ code }) => refused.push(code),
      onChange: () => {},
    },
    lostAfterMs,
  )
  follower.start('https://a')
  follower.tunnelChanged(up('https://a'))
  return { follower, did, refused, inForce, platform }
}

describe('an endpoint that follows its tunnel', () => {
  it('is left alone while the tunnel is suspect for a moment only', async () => {
    const { follower, did } = rig()
    follower.tunnelChanged(gone('suspect'))
    await sleep(lostAfterMs / 3)
    follower.tunnelChanged(up('https://a'))
    await sleep(lostAfterMs * 2)
    expect(did).toEqual([])
  })

  it('is disabled when the tunnel is lost for longer, and active again after a good probe', async () => {
    const { follower, did } = rig()
    follower.tunnelChanged(gone())
    await expect.poll(() => did).toEqual(['disabled https://a'])
    follower.tunnelChanged(up('https://a'))
    await expect.poll(() => did).toEqual(['disabled https://a', 'active https://a', 'probe while not proved'])
    expect(follower.proving).toBe(false)
  })

  it('is disabled at once when callers have been sent into nothing for so long already', async () => {
    const { follower, did } = rig()
    follower.tunnelChanged(gone('reopening', Date.now() - lostAfterMs))
    await sleep(lostAfterMs / 2)
    expect(did).toEqual(['disabled https://a'])
  })

  it('gets the new URL, which counts only when a probe has come back through it', async () => {
    const { follower, did } = rig()
    follower.tunnelChanged(up('https://b'))
    expect(follower.proving).toBe(true)
    await sleep(2)
    follower.tunnelChanged(up('https://c'))
    await expect.poll(() => did).toEqual(['active https://c', 'probe while not proved'])
    expect(follower.proving).toBe(false)
  })

  it('stays disabled while it is held, whatever the tunnel does', async () => {
    const { follower, did } = rig()
    await follower.hold()
    follower.tunnelChanged(gone())
    follower.tunnelChanged(up('https://b'))
    await sleep(lostAfterMs * 2)
    expect(did).toEqual(['disabled https://a'])
    await follower.letGo()
    expect(did.slice(1)).toEqual(['probe', 'active https://b', 'probe while not proved'])
  })

  it('stays disabled after it was let go of until a probe has come back', async () => {
    const { follower, did, platform } = rig()
    await follower.hold()
    platform.probe = false
    await follower.letGo()
    expect(did).toEqual(['disabled https://a', 'probe'])
    follower.tunnelChanged(gone())
    follower.tunnelChanged(up('https://a'))
    await expect.poll(() => did).toContain('active https://a')
  })

  it('does nothing without an endpoint, and nothing after it was stopped', async () => {
    const { follower, did, platform } = rig()
    platform.registered = false
    follower.stop()
    follower.tunnelChanged(up('https://b'))
    follower.tunnelChanged(gone())
    await sleep(lostAfterMs * 2)
    expect(did).toEqual([])
  })
})

describe('while the platform does not answer', () => {
  it('a tunnel that is lost again while the endpoint is being enabled leaves it disabled', async () => {
    const { follower, did, inForce, platform } = rig()
    follower.tunnelChanged(gone())
    await expect.poll(() => inForce.status).toBe('disabled')
    platform.isWell = false
    follower.tunnelChanged(up('https://a'))
    await sleep(20)
    follower.tunnelChanged(gone())
    await sleep(lostAfterMs * 2)
    platform.isWell = true
    await expect.poll(() => did.length).toBeGreaterThan(1)
    await sleep(50)
    expect(inForce.status).toBe('disabled')
    expect(did).not.toContain('active https://a')
  })

  it('holding it while it is being enabled leaves it disabled', async () => {
    const { follower, did, inForce, platform } = rig()
    await follower.hold()
    platform.isWell = false
    void follower.letGo()
    await sleep(20)
    const held = follower.hold()
    platform.isWell = true
    await held
    await sleep(50)
    expect(inForce.status).toBe('disabled')
    expect(did).not.toContain('active https://a')
  })

  it('letting go of it while it is being disabled leaves it active', async () => {
    const { follower, inForce, platform } = rig()
    platform.isWell = false
    void follower.hold()
    await sleep(20)
    const letGo = follower.letGo()
    await sleep(20)
    platform.isWell = true
    await letGo
    await sleep(50)
    expect(inForce.status).toBe('active')
  })

  it('a tunnel that is back while the endpoint is being disabled leaves it active', async () => {
    const { follower, inForce, platform } = rig()
    platform.isWell = false
    follower.tunnelChanged(gone('reopening', 0))
    await sleep(20)
    follower.tunnelChanged(up('https://a'))
    platform.isWell = true
    await sleep(50)
    expect(inForce.status).toBe('active')
  })
})

describe('a change that the platform refuses', () => {
  it('is told once, and asked for again when the tunnel comes back', async () => {
    const { follower, did, refused, platform } = rig()
    platform.refuses = new Problem('api-refused')
    follower.tunnelChanged(up('https://b'))
    await expect.poll(() => refused).toEqual(['api-refused'])
    expect(follower.proving).toBe(false)
    follower.tunnelChanged(up('https://b'))
    follower.tunnelChanged(gone())
    platform.refuses = null
    follower.tunnelChanged(up('https://b'))
    await expect.poll(() => did).toContain('active https://b')
    expect(refused).toEqual(['api-refused'])
  })

  it('rejects for whoever holds the endpoint', async () => {
    const { follower, platform } = rig()
    platform.refuses = new Problem('api-key-refused')
    await expect(follower.hold()).rejects.toMatchObject({ code: 'api-key-refused' })
  })
})
