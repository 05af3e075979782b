import { execFile, execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { asCurl } from '../../core/copy/curl.ts'
import { fixtureSecret } from '../../shared/fixture-secret.ts'
import { developerHandler } from '../support/developer-handler.ts'
import { type LiveLine, liveLine } from '../support/line.ts'
import { deliver, endpointSecret, incoming, signatureOf } from '../support/sender.ts'

const run = promisify(execFile)

const has = (program: string): boolean => {
  try {
    execFileSync(program, ['-c', 'curl --version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const shells = ['sh', 'bash', 'dash', 'zsh'].filter(has)
if (shells.length === 0) console.warn('NO SHELL WITH CURL ON THIS MACHINE: copied commands are not run')

/** Bodies that a shell, a terminal or a command line would rather have otherwise. */
const bodies: readonly (readonly [what: string, body: Buffer])[] = [
  ['an ordinary payload', incoming(1)],
  ['quotes, dollars, backticks and bangs', Buffer.from(`{"a":"it's $HOME \`id\` \\"x\\" !! \\\\n %s %d"}`)],
  ['line breaks', Buffer.from('{\n  "a": 1\n}\n\n')],
  ['tabs and carriage returns', Buffer.from('{\t"a":\r\n1}\r\n')],
  ['an @ at its beginning', Buffer.from('@/etc/passwd')],
  ['a dash at its beginning', Buffer.from('-v\0--help')],
  ['other alphabets', Buffer.from('{"a":"Žluťoučký 😀 – \u202eabc"}')],
  ['every byte there is', Buffer.from(Array.from({ length: 512 }, (_, i) => i % 256))],
  ['random bytes', randomBytes(20_000)],
  ['more than an argument holds', Buffer.from(`{"a":"${'it’s long '.repeat(30_000)}"}`)],
  ['nothing', Buffer.alloc(0)],
]

const copy = async (
  line: LiveLine,
  as: 'curl' | 'http' | 'markdown',
  secret: 'fixture' | 'real' = 'fixture',
) => {
  const [capture] = await line.engine.captured(1)
  const { text } = await line.engine.handlers['captures.copyAs']({ id: String(capture?.id), as, secret })
  return text
}

const header = (headers: readonly (readonly [string, string])[], name: string): string | undefined =>
  headers.find(([other]) => other.toLowerCase() === name)?.[1]

describe('copied as curl', () => {
  it.skipIf(shells.length === 0).each(bodies)('sends exactly %s, in every shell', async (_what, body) => {
    const handler = await developerHandler()
    const line = await liveLine()
    await deliver(`${line.url}?customer=it%27s%20me&x[]=1`, body)
    await line.engine.handlers['connections.forward']({
      connectionId: line.engine.captures()[0]?.connectionId ?? '',
      forwardTo: handler.url,
    })
    const text = await copy(line, 'curl')
    for (const shell of shells) {
      const child = run(shell, ['-s'], { maxBuffer: 1e7 })
      child.child.stdin?.end(`${text}\n`)
      await child
      const seen = handler.seen.at(-1)
      expect(seen?.body.equals(body), shell).toBe(true)
      expect(header(seen?.headers ?? [], 'x-thunderphone-signature')).toBe(signatureOf(body, fixtureSecret))
      expect(seen?.url).toBe('/webhook?customer=it%27s%20me&x[]=1')
      expect(header(seen?.headers ?? [], 'content-type')).toBe('application/json')
    }
    expect(handler.seen).toHaveLength(shells.length)
  })

  it('is signed by the real secret only when that is asked for', async () => {
    const line = await liveLine()
    const body = incoming(1)
    await deliver(line.url, body)
    expect(await copy(line, 'curl')).toContain(signatureOf(body, fixtureSecret))
    expect(await copy(line, 'curl')).not.toContain(signatureOf(body))
    expect(await copy(line, 'curl', 'real')).toContain(signatureOf(body))
    expect(await copy(line, 'curl', 'real')).not.toContain(endpointSecret)
  })
})

const planted: readonly (readonly [string, string])[] = [
  ['Authorization', 'Bearer planted-authorization'],
  ['Cookie', 'session=planted-cookie'],
  ['X-Api-Key', 'planted-key'],
  ['X-Forwarded-Host', 'planted.loca.lt'],
  ['X-Kept', 'yes'],
]

describe.each(['curl', 'http', 'markdown'] as const)('copied as %s', as => {
  it('holds nothing of the tunnel, of who carried it or of who may enter', async () => {
    const line = await liveLine()
    const path = new URL(line.url).pathname
    await deliver(line.url, incoming(1), {
      headers: [...planted, ['X-Path', `https://planted.loca.lt${path}`]],
    })
    await line.engine.handlers['connections.forward']({
      connectionId: line.engine.captures()[0]?.connectionId ?? '',
      forwardTo: 'http://localhost:3000/hook?key=planted-query',
    })
    const text = await copy(line, as)
    expect(text).not.toMatch(/planted|\/h\//)
    expect(text).not.toContain(path.slice(3))
    expect(text).toContain('X-Kept')
    expect(text).toContain('/hook')
  })
})

it('a megabyte of any bytes is copied as curl while callers hardly wait', () => {
  const body = Buffer.from(Array.from({ length: 1_048_576 }, (_, i) => (i * 7_919) % 256))
  const times = [1, 2, 3].map(() => {
    const before = performance.now()
    asCurl({ method: 'POST', url: 'http://localhost:3000/', headers: [], body })
    return performance.now() - before
  })
  expect(Math.min(...times)).toBeLessThan(90)
})

describe('copied as a raw request', () => {
  it('is one that a server takes, and verifies', async () => {
    const handler = await developerHandler()
    const line = await liveLine()
    const body = Buffer.from('{"type":"x","data":{"a":"ž"}}')
    await deliver(line.url, body)
    await line.engine.handlers['connections.forward']({
      connectionId: line.engine.captures()[0]?.connectionId ?? '',
      forwardTo: handler.url,
    })
    const text = await copy(line, 'http')
    const socket = connect(handler.port, '127.0.0.1')
    socket.write(text)
    await new Promise(resolve => socket.once('data', resolve))
    socket.destroy()
    const [seen] = handler.seen
    expect(seen?.body.equals(body)).toBe(true)
    expect(header(seen?.headers ?? [], 'x-thunderphone-signature')).toBe(signatureOf(body, fixtureSecret))
  })

  it('is refused for a body that is not text', async () => {
    const line = await liveLine()
    await deliver(line.url, Buffer.from([0xff, 0xfe]))
    await expect(copy(line, 'http')).rejects.toMatchObject({ code: 'copy-not-text' })
  })
})

describe('copied as Markdown', () => {
  it.each([
    ['cut off', '{"data":{"transcripts":[{"role":"user","content":"My name is Okafo'],
    ['behind a byte order mark', '\ufeff{"data":{"caller_name":"Okafor"}}'],
    ['nested without end', `${'['.repeat(9_000)}{"caller_name":"Okafor"}${']'.repeat(9_000)}`],
  ])('covers JSON that is %s, and stays short', async (_what, body) => {
    const line = await liveLine()
    await deliver(line.url, Buffer.from(body))
    const text = await copy(line, 'markdown')
    expect(text).not.toMatch(/Okafo/)
    expect(text.length).toBeLessThan(100_000)
  })

  it('says what happened, covers people consistently, and verifies by the fixture secret', async () => {
    const handler = await developerHandler()
    const line = await liveLine()
    const payload = {
      type: 'telephony.complete',
      data: {
        call_id: 7,
        from_number: '+14155550142',
        to_number: 'web',
        recording_url: 'https://files.example/secret.wav?token=abc',
        transcripts: [{ role: 'user', content: 'My mail is eve@secret.example, ```call +1 (415) 555-0142' }],
        note: 'call back +14155550142 or eve@secret.example with sk_live_abcdefgh1234',
      },
    }
    await deliver(`${line.url}?caller=%2B14155550142`, Buffer.from(JSON.stringify(payload)))
    await line.engine.handlers['connections.forward']({
      connectionId: line.engine.captures()[0]?.connectionId ?? '',
      forwardTo: handler.url,
    })
    const text = await copy(line, 'markdown')
    expect(text).toMatch(/^\*\*ThunderPhone/)
    expect(text).not.toMatch(/0142|secret\.|sk_live|My mail/)
    expect(text.match(/\+12015550100/g)?.length).toBeGreaterThanOrEqual(2)
    expect(text).toMatch(/\*\*Signature\*\* verified/)
    if (shells.length === 0) return
    const command = /```sh\n([\s\S]+?)\n```/.exec(text)?.[1] ?? ''
    const child = run('sh', ['-s'])
    child.child.stdin?.end(command)
    await child
    const [seen] = handler.seen
    expect(header(seen?.headers ?? [], 'x-thunderphone-signature')).toBe(
      signatureOf(seen?.body ?? Buffer.alloc(0), fixtureSecret),
    )
    expect(JSON.parse(String(seen?.body))).toMatchObject({
      data: { to_number: 'web', call_id: expect.any(Number) },
    })
  })
})

describe('a capture that was kept without its transcripts', () => {
  it('is copied as Markdown, which says what is not there, and as nothing that would send it otherwise', async () => {
    const line = await liveLine()
    const { handlers } = line.engine
    const [{ id: connectionId } = { id: '' }] = line.engine
      .snapshot()
      .connections.filter(c => c.mode === 'manual')
    await handlers['connections.privacy']({ connectionId, privacy: 'no-transcripts' })
    // Longer in the form that is kept than in the one that came.
    const sizes = Array(40).fill('1e20').join()
    const body = `{"type":"telephony.complete","data":{"call_id":7,"transcripts":[{"content":"planted"}],"sizes":[${sizes}]}}`
    await deliver(line.url, Buffer.from(body))
    const text = await copy(line, 'markdown')
    expect(text).toContain(
      'Payload as it was kept, without its transcripts and recording links, and with numbers',
    )
    expect(text).toContain('Send it again, without the transcripts and recording links, signed')
    expect(text).toMatch(/"call_id": \d/)
    expect(text).not.toMatch(/planted|"transcripts"/)
    await expect(copy(line, 'curl')).rejects.toMatchObject({ code: 'copy-partly' })
    await expect(copy(line, 'http')).rejects.toMatchObject({ code: 'copy-partly' })
  })
})
