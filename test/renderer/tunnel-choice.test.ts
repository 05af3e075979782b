import { describe, expect, it } from 'vitest'
import { traitWords, usualTraits } from '../../renderer/connections/provider-traits.ts'
import { noSsh, type SshFields, sshFields, sshHost } from '../../renderer/connections/ssh-fields.ts'
import { tunnelFromState, tunnelParams } from '../../renderer/connections/tunnel-choice.ts'
import { oddNumber, readNumbers } from '../../shared/number-list.ts'
import { Problem } from '../../shared/problem.ts'
import type { ConnectionState } from '../../shared/state.ts'

describe('the fields of an SSH tunnel', () => {
  it.each<[Partial<SshFields>, string]>([
    [{ server: 'nokey@localhost.run' }, 'nokey@localhost.run'],
    [
      { server: ' tunnel@b:2222 ', url: 'https://hooks.example.com/' },
      'ssh://tunnel@b:2222?url=https://hooks.example.com',
    ],
    [
      { server: 'a@b', url: 'https://x', listen: '127.0.0.1:9000', key: '~/.ssh/my key' },
      'ssh://a@b?forward=127.0.0.1:9000&url=https://x&key=~/.ssh/my%20key',
    ],
    [{ server: 'a@b', url: 'https://x', listen: '8080' }, 'ssh://a@b?url=https://x'],
    [{ server: 'ssh://a@b?url=https://x', key: '/k&l' }, 'ssh://a@b?url=https://x&key=/k%26l'],
  ])('%j become one address, and are read back from it', (fields, text) => {
    const host = sshHost({ ...noSsh, ...fields })
    expect(host).toBe(text)
    expect(sshHost(sshFields(text))).toBe(text)
  })

  it.each([
    [{ server: '' }, /needs the server/],
    [{ server: 'example.com' }, /does not name a user/],
    [{ server: 'a:secret@b' }, /password/],
    [{ server: 'a@b', url: 'hooks.example.com' }, /no public URL/],
    [{ server: 'a@b', listen: 'x' }, /no host and port/],
  ])('%j are told what is wrong with them', (fields, reason) => {
    const problem = sshHost({ ...noSsh, ...fields })
    expect(problem).toBeInstanceOf(Problem)
    expect((problem as Problem).detail.reason).toMatch(reason)
    expect(JSON.stringify((problem as Problem).info)).not.toContain('secret')
  })

  it('are empty for what is no SSH address', () => {
    expect(sshFields(null)).toEqual(noSsh)
    expect(sshFields('https://localtunnel.me')).toEqual(noSsh)
  })
})

describe('the choice of a tunnel', () => {
  const choice = { kind: 'localtunnel', url: 'https://mine', host: '', ssh: noSsh } as const
  it('is sent with what belongs to it, and nothing else', () => {
    expect(tunnelParams(choice)).toEqual({ tunnel: 'localtunnel' })
    expect(tunnelParams({ ...choice, host: 'https://lt ' })).toEqual({
      tunnel: 'localtunnel',
      tunnelHost: 'https://lt',
    })
    expect(tunnelParams({ ...choice, kind: 'none', host: 'https://lt' })).toEqual({ tunnel: 'none' })
    expect(tunnelParams({ ...choice, kind: 'custom' })).toEqual({ tunnel: 'https://mine' })
    expect(tunnelParams({ ...choice, kind: 'ssh', ssh: { ...noSsh, server: 'a@b' } })).toEqual({
      tunnel: 'ssh',
      tunnelHost: 'a@b',
    })
    expect(tunnelParams({ ...choice, kind: 'ssh' })).toBeInstanceOf(Problem)
  })

  it('is filled in with what was chosen the last time', () => {
    const of = (provider: string, host: string | null, publicUrl: string | null) =>
      tunnelFromState({ tunnel: { provider, host }, publicUrl } as ConnectionState)
    expect(of('ssh', 'a@b:2222', null)).toMatchObject({ kind: 'ssh', host: '', ssh: { server: 'a@b:2222' } })
    expect(of('custom', 'mine', 'https://mine/x/h/3f9c')).toMatchObject({ url: 'https://mine/x' })
    expect(of('custom', 'mine', null)).toMatchObject({ url: 'https://mine' })
    expect(of('localtunnel', 'https://lt', 'https://a/h/1')).toMatchObject({ host: 'https://lt', url: '' })
  })

  it('says of each whether its URL stays, who can read along, how much it takes and what it needs', () => {
    expect(traitWords('localtunnel', usualTraits('localtunnel', false))).toEqual([
      'same URL if still free',
      'not encrypted',
      '10 calls at once',
      'no account',
    ])
    expect(traitWords('ssh', usualTraits('ssh', true))).toEqual([
      'same URL every time',
      'encrypted',
      'any number at once',
      'needs an account',
    ])
    expect(traitWords('ssh', usualTraits('ssh', false))[0]).toBe('new URL every time')
    expect(traitWords('none', usualTraits('none', false))).toEqual(['reachable from this machine only'])
  })
})

describe('a list of numbers', () => {
  it('is separated by commas, semicolons or lines, and each counts once', () => {
    expect(readNumbers(' +1 415 555 0199, web\n\n+1 415 555 0199;+44 20 ,')).toEqual([
      '+1 415 555 0199',
      'web',
      '+44 20',
    ])
    expect(readNumbers('  ')).toEqual([])
  })

  it.each(['+14155550199', '(415) 555-0199', 'web', 'WEB', '911', '0049.30.901820'])('takes %s', number => {
    expect(oddNumber([number])).toBeNull()
  })

  it.each(['anna', '+', '12', '+1 415 x', 'web.'])('finds fault with %s', number => {
    expect(oddNumber(['web', number])).toBe(number)
  })
})
