import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { followTunnel } from '../../../core/connections/follow-tunnel.ts'

const lostAfterMs = 60

/** A platform that notes what it was told, and a tunnel whose probes end as they are told to. */
const rig = () => {
  const told = { url: 'https://a/h/1', status: 'active' as 'active' | 'disabled' }
  const did: string[] = []
  const refused: unknown[] = []
  const held = { probe: true, refuse: null as Error | null, registered: true }
  const follower = followTunnel(
    {
      want: async (url, active) => {
        await sleep(5)
        if (held.refuse) throw held.refuse
        Object.assign(told, { url, status: active ? 'active' : 'disabled' })
        did.push(`${told.status} ${url}`)
      },
      told: () => (held.registered ? told : null),
      probe: async () => {
        did.push(`probe${follower.proving ? ' while not proved' : ''}`)
        return held.probe
      },
      onRefused: error => refused.push(error),
      onChange: () => {},
    },
    lostAfterMs,
  )
  follower.start()
  return { follower, did, refused, told, held }
}

describe('an endpoint that follows its tunnel', () => {
  it('is left alone while the tunnel is suspect for a moment only', async () => {
    const { follower, did } = rig()
    follower.tunnelChanged({ phase: 'suspect' }, 'https://a/h/1')
    await sleep(lostAfterMs / 3)
    follower.tunnelChanged({ phase: 'up' }, 'https://a/h/1')
    await sleep(lostAfterMs * 2)
    expect(did).toEqual([])
  })

  it('is disabled when the tunnel is lost for longer, and active again after a good probe', async () => {
    const { follower, did } = rig()
    follower.tunnelChanged({ phase: 'suspect' }, 'https://a/h/1')
    follower.tunnelChanged({ phase: 'reopening' }, null)
    await expect.poll(() => did).toEqual(['disabled https://a/h/1'])
    follower.tunnelChanged({ phase: 'up' }, 'https://a/h/1')
    await expect
      .poll(() => did)
      .toEqual(['disabled https://a/h/1', 'active https://a/h/1', 'probe while not proved'])
    expect(follower.proving).toBe(false)
  })

  it('gets the new URL, which counts only when a probe has come back through it', async () => {
    const { follower, did } = rig()
    follower.tunnelChanged({ phase: 'up' }, 'https://b/h/1')
    expect(follower.proving).toBe(true)
    // What comes in between changes nothing, but a newer URL is not forgotten.
    follower.tunnelChanged({ phase: 'up' }, 'https://c/h/1')
    await expect
      .poll(() => did)
      .toEqual([
        'active https://b/h/1',
        'probe while not proved',
        'active https://c/h/1',
        'probe while not proved',
      ])
    expect(follower.proving).toBe(false)
  })

  it('stays disabled while it is held, whatever the tunnel does', async () => {
    const { follower, did } = rig()
    await follower.hold()
    follower.tunnelChanged({ phase: 'reopening' }, null)
    follower.tunnelChanged({ phase: 'up' }, 'https://b/h/1')
    await sleep(lostAfterMs * 2)
    expect(did).toEqual(['disabled https://a/h/1'])
    await follower.letGo()
    expect(did.slice(1)).toEqual(['probe', 'active https://b/h/1', 'probe while not proved'])
  })

  it('stays disabled after it was let go of until a probe has come back', async () => {
    const { follower, did, held } = rig()
    await follower.hold()
    held.probe = false
    await follower.letGo()
    expect(did).toEqual(['disabled https://a/h/1', 'probe'])
    follower.tunnelChanged({ phase: 'up' }, 'https://a/h/1')
    await expect.poll(() => did).toContain('active https://a/h/1')
  })

  it('tells when the platform does not take a change, and tries with the next news of the tunnel', async () => {
    const { follower, did, refused, held } = rig()
    held.refuse = new Error('no')
    follower.tunnelChanged({ phase: 'up' }, 'https://b/h/1')
    await expect.poll(() => refused).toEqual([held.refuse])
    expect(follower.proving).toBe(false)
    held.refuse = null
    follower.tunnelChanged({ phase: 'up' }, 'https://b/h/1')
    await expect.poll(() => did).toContain('active https://b/h/1')
  })

  it('does nothing without an endpoint, and nothing after it was stopped', async () => {
    const { follower, did, held } = rig()
    held.registered = false
    follower.tunnelChanged({ phase: 'up' }, 'https://b/h/1')
    follower.tunnelChanged({ phase: 'reopening' }, null)
    held.registered = true
    follower.stop()
    await sleep(lostAfterMs * 2)
    expect(did).toEqual([])
  })
})
