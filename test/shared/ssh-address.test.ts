import { describe, expect, it } from 'vitest'
import { asProblem } from '../../shared/problem.ts'
import { isSshAddress, parseSshAddress, sshAddressText, sshServer } from '../../shared/ssh-address.ts'

const service = { port: 22, listen: { host: 'localhost', port: 80 }, url: null, key: null }
const own = { ...service, listen: { host: '127.0.0.1', port: 8080 }, url: 'https://hooks.example.com' }

describe('an SSH address', () => {
  it.each([
    ['nokey@localhost.run', { ...service, user: 'nokey', host: 'localhost.run' }],
    ['ssh://a@b', { ...service, user: 'a', host: 'b' }],
    ['SSH://a@b/', { ...service, user: 'a', host: 'b' }],
    ['a@b:2222', { ...service, user: 'a', host: 'b', port: 2222 }],
    ['a@[::1]:2222', { ...service, user: 'a', host: '::1', port: 2222 }],
    ['a@192.0.2.1', { ...service, user: 'a', host: '192.0.2.1' }],
    ['a@bücher.example', { ...service, user: 'a', host: 'bücher.example' }],
    ['a%40corp@b', { ...service, user: 'a@corp', host: 'b' }],
    ['tunnel@b?url=https://hooks.example.com/', { ...own, user: 'tunnel', host: 'b' }],
    [
      'ssh://tunnel@b:2200?forward=0.0.0.0:9&url=http://127.0.0.1:9/a//&key=~/.ssh/my%20key',
      {
        user: 'tunnel',
        host: 'b',
        port: 2200,
        listen: { host: '0.0.0.0', port: 9 },
        url: 'http://127.0.0.1:9/a',
        key: '~/.ssh/my key',
      },
    ],
    [
      'a@b?forward=8081&url=https://x',
      { ...own, user: 'a', host: 'b', url: 'https://x', listen: { host: '127.0.0.1', port: 8081 } },
    ],
    ['a@b?forward=:443', { ...service, user: 'a', host: 'b', listen: { host: '', port: 443 } }],
    ['a@b?forward=[::1]:80', { ...service, user: 'a', host: 'b', listen: { host: '::1', port: 80 } }],
    ['a@b?key=C:\\keys\\id+1', { ...service, user: 'a', host: 'b', key: 'C:\\keys\\id+1' }],
    ['a@b?&key=', { ...service, user: 'a', host: 'b' }],
  ])('%s is read, and its text leads back to it', (text, address) => {
    expect(parseSshAddress(text)).toEqual(address)
    expect(parseSshAddress(sshAddressText(address))).toEqual(address)
    expect(isSshAddress(text)).toBe(true)
  })

  it.each([
    ['a@b', 'a@b'],
    ['ssh://a@b:22?forward=localhost:80', 'a@b'],
    [
      'a@b?url=https://x.example&forward=127.0.0.1:8080&key=~/.ssh/k',
      'ssh://a@b?url=https://x.example&key=~/.ssh/k',
    ],
    ['a@[::1]?key=a%26b', 'ssh://a@[::1]?key=a%26b'],
  ])('%s is written as %s', (text, short) => {
    expect(sshAddressText(parseSshAddress(text))).toBe(short)
  })

  it('names its server with the port', () => {
    expect(sshServer({ host: 'b', port: 22 })).toBe('b:22')
    expect(sshServer({ host: '::1', port: 2222 })).toBe('[::1]:2222')
  })

  it.each([
    ['', /needs the server/],
    ['b', /does not name a user/],
    ['https://b', /does not name a user/],
    ['https://a@b', /no SSH address/],
    ['@b', /no SSH address/],
    ['a@', /no SSH address/],
    ['a@b c', /no SSH address/],
    ['a@b/path', /no SSH address/],
    ['a@b#x', /no SSH address/],
    ['a@b:0', /0 is no port/],
    ['a@b:65536', /65536 is no port/],
    ['a@b:x', /no SSH address/],
    ['%zz@b', /a % that stands for nothing/],
    ['a@b?key=%', /a % that stands for nothing/],
    ['a@b?port=22', /has "port"/],
    ['a@b?forward=127.0.0.1', /forward= is no host and port/],
    ['a@b?forward=x:0', /forward= is no host and port/],
    ['a@b?url=hooks.example.com', /"hooks.example.com" is no public URL/],
    ['a@b?url=https://x?y', /is no public URL/],
    ['a@b?url=', /is no public URL/],
  ])('is none: %j', (text, reason) => {
    expect(isSshAddress(text)).toBe(false)
    try {
      parseSshAddress(text)
      expect.unreachable()
    } catch (error) {
      const { code, detail } = asProblem(error)
      expect(code).toBe('tunnel-host-invalid')
      expect(detail.reason).toMatch(reason)
      expect(detail.next).toMatch(/^(Give|It can)/)
    }
  })

  it.each([
    'a:secret@b',
    'ssh://a:secret@b:22',
    'ssh://a:secret@x@b?url=https://x',
    'ssh://a:/secret@b',
    'ssh://a:x?secret@b',
    'https://a:secret@b',
    'a@b?password=secret',
    'a@b?url=https://u:secret@x',
  ])('never tells the password in it: %s', text => {
    try {
      parseSshAddress(text)
      expect.unreachable()
    } catch (error) {
      expect(asProblem(error).code).toBe('tunnel-host-invalid')
      expect(JSON.stringify(asProblem(error).detail)).not.toContain('secret')
    }
  })
})
