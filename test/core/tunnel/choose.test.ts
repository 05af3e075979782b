import { describe, expect, it } from 'vitest'
import { checkTunnelChoice, chooseTunnel } from '../../../core/tunnel/choose.ts'

const worker = new URL('file:///no/worker.js')
const options = { localPort: 4_000, wantedName: 'x', timeoutMs: 1, signal: new AbortController().signal }

describe('the tunnel that somebody chose', () => {
  it.each([
    ['none', undefined, { id: 'none', host: null, needsProbe: false }],
    ['localtunnel', undefined, { id: 'localtunnel', host: 'https://localtunnel.me', needsProbe: true }],
    ['localtunnel', 'http://lt.example:8080', { id: 'localtunnel', host: 'http://lt.example:8080' }],
    ['https://x.example/a/', undefined, { id: 'custom', host: 'x.example', needsProbe: true }],
    ['http://127.0.0.1:9', undefined, { id: 'custom', host: '127.0.0.1:9' }],
    ['HTTPS://X.example', 'https://unused.example', { id: 'custom', host: 'x.example' }],
  ])('%s (server %s) is found', (choice, host, provider) => {
    expect(chooseTunnel(choice, host, worker)).toMatchObject(provider)
  })

  it.each([
    ['ngrok', undefined, 'ngrok'],
    ['', undefined, ''],
    ['None', undefined, 'None'],
    ['x.example', undefined, 'x.example'],
    ['localhost:3000', undefined, 'localhost:3000'],
    ['ftp://x.example', undefined, 'ftp://x.example'],
    ['https://', undefined, 'https://'],
    ['localtunnel', 'lt.example', 'lt.example'],
    ['localtunnel', '', ''],
    ['localtunnel', 'ws://lt.example', 'ws://lt.example'],
    ['none', 'lt.example', 'lt.example'],
  ])('%j (server %j) is no tunnel, and the problem names it', (choice, host, url) => {
    const problem = expect.objectContaining({ code: 'tunnel-url-invalid', detail: { url } })
    expect(() => chooseTunnel(choice, host, worker)).toThrow(problem)
    expect(() => checkTunnelChoice(choice, host)).toThrow(problem)
  })

  it('leads to this machine when it is none, and where it says when it is a URL', async () => {
    expect((await chooseTunnel('none', undefined, worker).open(options)).url).toBe('http://localhost:4000')
    expect((await chooseTunnel('https://x.example/a//', undefined, worker).open(options)).url).toBe(
      'https://x.example/a',
    )
  })
})
