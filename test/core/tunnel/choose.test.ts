import { describe, expect, it } from 'vitest'
import { checkTunnelChoice, chooseTunnel, isTunnelHost, resolveTunnel } from '../../../core/tunnel/choose.ts'

const parts = {
  worker: new URL('file:///no/worker.js'),
  hostKeys: { get: () => null, set: () => {} },
}
const options = { localPort: 4_000, wantedName: 'x', timeoutMs: 1, signal: new AbortController().signal }

describe('the tunnel that somebody chose', () => {
  it.each([
    ['none', undefined, { id: 'none', host: null, needsProbe: false }],
    ['localtunnel', undefined, { id: 'localtunnel', host: 'https://localtunnel.me', needsProbe: true }],
    ['localtunnel', 'http://lt.example:8080', { id: 'localtunnel', host: 'http://lt.example:8080' }],
    ['https://x.example/a/', undefined, { id: 'custom', host: 'x.example', needsProbe: true }],
    ['http://127.0.0.1:9', undefined, { id: 'custom', host: '127.0.0.1:9' }],
    ['ssh', 'tunnel@x.example', { id: 'ssh', host: 'tunnel@x.example', needsProbe: true }],
    [
      'ssh',
      'ssh://t@x.example:2222?forward=127.0.0.1:8080&url=https://hooks.x.example/',
      { id: 'ssh', host: 'ssh://t@x.example:2222?url=https://hooks.x.example' },
    ],
    ['HTTPS://X.example', 'https://unused.example', { id: 'custom', host: 'x.example' }],
  ])('%s (server %s) is found', (choice, host, provider) => {
    expect(chooseTunnel(choice, host, parts)).toMatchObject(provider)
  })

  it.each([
    ['ngrok', undefined, 'ngrok'],
    ['', undefined, ''],
    ['None', undefined, 'None'],
    ['x.example', undefined, 'x.example'],
    ['localhost:3000', undefined, 'localhost:3000'],
    ['ftp://x.example', undefined, 'ftp://x.example'],
    ['https://', undefined, 'https://'],
  ])('%j (server %j) is no tunnel, and the problem names it', (choice, host, url) => {
    const problem = expect.objectContaining({ code: 'tunnel-url-invalid', detail: { url } })
    expect(() => chooseTunnel(choice, host, parts)).toThrow(problem)
    expect(() => checkTunnelChoice(choice, host)).toThrow(problem)
  })

  it.each([
    ['localtunnel', 'lt.example', 'lt.example'],
    ['localtunnel', '', ''],
    ['localtunnel', 'ws://lt.example', 'ws://lt.example'],
    ['localtunnel', 'tunnel@x.example', 'tunnel@x.example'],
    ['none', 'lt.example', 'lt.example'],
    ['ssh', undefined, ''],
    ['ssh', 'https://x.example', 'https://x.example'],
    ['ssh', 'x.example', 'x.example'],
  ])('%s has no server %j, and the problem says what one looks like', (choice, server, host) => {
    const problem = expect.objectContaining({
      code: 'tunnel-host-invalid',
      detail: { host, reason: expect.any(String), next: expect.stringMatching(/^Give .*(user@host|https:)/) },
    })
    expect(() => chooseTunnel(choice, server, parts)).toThrow(problem)
    expect(() => checkTunnelChoice(choice, server)).toThrow(problem)
  })

  it.each([
    ['https://lt.example', true],
    ['tunnel@x.example', true],
    ['tunnel:pw@x.example', false],
    ['x.example', false],
    ['', false],
  ])('%j may be remembered as a server: %s', (text, may) => {
    expect(isTunnelHost(text)).toBe(may)
  })

  it('leads to this machine when it is none, and where it says when it is a URL', async () => {
    expect((await chooseTunnel('none', undefined, parts).open(options)).url).toBe('http://localhost:4000')
    expect((await chooseTunnel('https://x.example/a//', undefined, parts).open(options)).url).toBe(
      'https://x.example/a',
    )
  })
})

describe('a tunnel that was saved', () => {
  const ssh = { tunnel: 'ssh', tunnelHost: 'tunnel@x.example' }
  const lt = { tunnel: 'localtunnel', tunnelHost: 'https://lt.example' }
  it.each([
    ['nothing at all', {}, {}, { tunnel: 'localtunnel' }],
    ['what was saved', {}, ssh, ssh],
    ['what was asked for', lt, ssh, lt],
    [
      'another server for the saved tunnel',
      { tunnelHost: 'b@y.example' },
      ssh,
      { ...ssh, tunnelHost: 'b@y.example' },
    ],
    ['the saved server for the tunnel that it fits', { tunnel: 'ssh' }, ssh, ssh],
    ['no saved server for another tunnel', { tunnel: 'localtunnel' }, ssh, { tunnel: 'localtunnel' }],
    ['no saved tunnel without the server that it needs', {}, { tunnel: 'ssh' }, { tunnel: 'localtunnel' }],
    ['no saved tunnel with the server of another', {}, { ...ssh, tunnelHost: lt.tunnelHost }, lt],
    [
      'what cannot be opened, when it was asked for, so that it is refused',
      { tunnel: 'ssh' },
      lt,
      { tunnel: 'ssh' },
    ],
  ])('gives %s', (_, asked, saved, resolved) => {
    expect(resolveTunnel(asked, saved)).toMatchObject(resolved)
  })
})
