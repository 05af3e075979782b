import type { LookupAddress } from 'node:dns'
import { describe, expect, it } from 'vitest'
import { checkReplayUrl, type UrlLooks } from '../../../core/replay/check-url.ts'
import { asProblem } from '../../../shared/problem.ts'

const known: Record<string, readonly LookupAddress[]> = {
  'here.test': [{ address: '127.0.0.1', family: 4 }],
  'lan.test': [{ address: '192.168.7.7', family: 4 }],
  'half.test': [
    { address: '127.0.0.1', family: 4 },
    { address: '203.0.113.9', family: 4 },
  ],
  '127.0.0.1.away.test': [{ address: '203.0.113.9', family: 4 }],
  'localhost.away.test': [{ address: '203.0.113.9', family: 4 }],
  'away.test': [{ address: '203.0.113.9', family: 4 }],
}

const looks = (change: Partial<UrlLooks> = {}): UrlLooks => ({
  resolve: async name => known[name] ?? Promise.reject(new Error('unknown')),
  interfaces: () => [
    { address: '192.168.7.7', family: 'IPv4' },
    { address: 'fd00::7', family: 'IPv6' },
  ],
  ...change,
})

const codeOf = (url: string, agreed = false): Promise<string> =>
  checkReplayUrl(url, agreed, looks()).then(
    () => 'goes',
    error => asProblem(error).code,
  )

/** What the name leads to when it is dialled. */
const dialled = async (url: string, agreed: boolean, of: UrlLooks): Promise<unknown> => {
  const { lookup } = await checkReplayUrl(url, agreed, of)
  return new Promise(resolve => lookup('ignored', { all: true }, (_error, found) => resolve(found)))
}

describe('the URL of a replay', () => {
  it.each([
    'http://127.0.0.1:3000/webhook',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]:3000/',
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0:3000/',
    'http://[::]:3000/',
    'http://192.168.7.7:8080/',
    'http://[fd00::7]/',
    'http://[::ffff:192.168.7.7]/',
    'http://localhost:3000/webhook',
    'https://LOCALHOST./webhook',
    'http://app.localhost/',
    'http://here.test/',
    'http://lan.test/',
  ])('goes to this machine without a question: %s', async url => {
    expect(await codeOf(url)).toBe('goes')
  })

  it.each([
    'http://away.test/',
    'http://half.test/',
    'http://203.0.113.9/',
    'http://192.168.7.8/',
    'http://[2001:db8::1]/',
    'http://[::ffff:203.0.113.9]/',
    'http://127.0.0.1.away.test/',
    'http://localhost.away.test/',
  ])('asks first when it leads elsewhere: %s', async url => {
    expect(await codeOf(url)).toBe('replay-remote')
  })

  it('goes to another machine once that is agreed to', async () => {
    expect(await codeOf('http://half.test/')).toBe('replay-remote')
    expect(await codeOf('http://half.test/', true)).toBe('goes')
  })

  it.each([
    'localhost:3000',
    'ftp://localhost/',
    'file:///etc/passwd',
    '',
    'http://localhost@away.test/',
    'http://user:pass@localhost/',
    'http://nowhere.test/',
  ])('is refused, agreed or not: %s', async url => {
    expect(await codeOf(url, true)).toBe('replay-url-invalid')
  })

  it.each([
    ['file:///etc/passwd', 'file:///etc/passwd'],
    ['localhost:3000/webhook', 'localhost:3000/webhook'],
    ['postgres://me:hidden@db:5432/calls?key=hidden', 'postgres://db:5432/calls'],
    ['mailto:me@here.test?body=hidden', 'mailto:me@here.test'],
  ])(
    'is named as it was written, but for what may be secret, when it is no web address: %s',
    async (url, name) => {
      const problem = asProblem(await checkReplayUrl(url, true, looks()).catch(error => error))
      expect(problem.detail).toEqual({ url: name, reason: 'it does not begin with http:// or https://' })
    },
  )

  it('names the host to agree to, and no query', async () => {
    const error = await checkReplayUrl('https://away.test:8443/x?key=1', false, looks()).catch(asProblem)
    expect(error).toMatchObject({ code: 'replay-remote', detail: { host: 'away.test:8443' } })
  })

  it('dials the address that was looked at, whatever the name says later', async () => {
    let asked = 0
    const fickle = looks({
      resolve: async () =>
        asked++ === 0 ? [...(known['here.test'] ?? [])] : [...(known['away.test'] ?? [])],
    })
    expect(await dialled('http://fickle.test/', false, fickle)).toEqual(known['here.test'])
    expect(asked).toBe(1)
  })

  it('dials both loopbacks for localhost', async () => {
    expect(await dialled('http://localhost/', false, looks())).toEqual([
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ])
  })
})
