import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testEngine } from '../../support/engine.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const saved = (folder: string): string => readFileSync(join(folder, 'settings.json'), 'utf8')

describe('what a page asks of connections', () => {
  it.each([
    ['a tunnel', { tunnel: 'ngrok' }, 'tunnel-url-invalid'],
    ['a tunnel’s URL', { tunnel: 'ftp://x' }, 'tunnel-url-invalid'],
    ['a tunnel server', { tunnelHost: 'nowhere' }, 'tunnel-host-invalid'],
    [
      'a tunnel server beside another tunnel',
      { tunnel: 'none', tunnelHost: 'nowhere' },
      'tunnel-host-invalid',
    ],
    ['an SSH tunnel without its server', { tunnel: 'ssh' }, 'tunnel-host-invalid'],
  ])('is refused before it is saved when nobody can open it: %s', async (_, wanted, code) => {
    const dataFolder = tempFolder()
    const engine = await testEngine({ dataFolder })
    const before = saved(dataFolder)
    await expect(
      engine.handlers['connections.connect']({
        connectionId: 'thunderphone',
        apiKey: 'sk_live_x',
        ...wanted,
      }),
    ).rejects.toMatchObject({ code })
    expect(saved(dataFolder)).toBe(before)
    await engine.stop()
    // A choice that had been saved would keep the next engine from starting.
    await testEngine({ dataFolder })
  })

  it('is refused and leaves no trace when there is no such connection', async () => {
    const dataFolder = tempFolder()
    const engine = await testEngine({ dataFolder })
    const before = saved(dataFolder)
    const connectionId = 'nobody'
    for (const ask of [
      () => engine.handlers['connections.disconnect']({ connectionId }),
      () => engine.handlers['connections.connect']({ connectionId, apiKey: 'x' }),
      () => engine.handlers['connections.forward']({ connectionId, forwardTo: null }),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'connection-not-found', detail: { id: 'nobody' } })
    expect(saved(dataFolder)).toBe(before)
  })

  it('is told as a problem of the network when the API URL is none', async () => {
    const engine = await testEngine()
    await expect(
      engine.handlers['connections.connect']({
        connectionId: 'thunderphone',
        apiKey: 'sk_live_x',
        apiUrl: 'api.thunderphone',
        tunnel: 'none',
      }),
    ).rejects.toMatchObject({ code: 'api-unreachable', detail: { reason: 'that is no URL' } })
  })

  it('never brings a secret out again', async () => {
    const engine = await testEngine()
    await engine.handlers['connections.forward']({
      connectionId: 'practice',
      forwardTo: 'http://localhost:9/hook',
      handlerSecret: 'whsec_of_mine',
    })
    const snapshot = engine.snapshot()
    expect(snapshot.connections.find(c => c.id === 'practice')).toMatchObject({
      forwardTo: 'http://localhost:9/hook',
      handlerSecretSet: true,
    })
    expect(JSON.stringify(snapshot)).not.toContain('whsec_of_mine')
  })
})
