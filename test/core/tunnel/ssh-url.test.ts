import { describe, expect, it } from 'vitest'
import { tunnelUrlIn } from '../../../core/tunnel/ssh-url.ts'

describe('the URL that a tunnel service prints', () => {
  it.each([
    [
      '2fe1c0.lhr.life tunneled with tls termination, https://2fe1c0.lhr.life',
      'localhost.run',
      'https://2fe1c0.lhr.life',
    ],
    ['Forwarding HTTP traffic from https://Abc.serveo.net', 'serveo.net', 'https://abc.serveo.net'],
    [
      '\u001b[32mhttps://rnabc-1-2-3-4.a.free.pinggy.link\u001b[0m',
      'a.pinggy.io',
      'https://rnabc-1-2-3-4.a.free.pinggy.link',
    ],
    ['at https://x.example:8443/.', 'y.example', 'https://x.example:8443'],
    ['see https://localhost.run/docs/ or https://x.lhr.life', 'localhost.run', 'https://x.lhr.life'],
  ])('is found in %j', (line, server, url) => {
    expect(tunnelUrlIn(line, server)).toBe(url)
  })

  it.each([
    ['Set up an account: https://admin.localhost.run/', 'localhost.run'],
    ['Follow your favourite reverse tunnel at https://twitter.com/localhost_run', 'localhost.run'],
    ['More at https://localhost.run.', 'localhost.run'],
    ['Upgrade at https://pinggy.io', 'a.pinggy.io'],
    ['http://x.lhr.life', 'localhost.run'],
    ['https://x.lhr.life/?a=1', 'localhost.run'],
    ['https://localhost', 'localhost.run'],
    ['https://[', 'localhost.run'],
    ['', 'localhost.run'],
  ])('is not what stands in %j', (line, server) => {
    expect(tunnelUrlIn(line, server)).toBeNull()
  })
})
