import { describe, expect, it } from 'vitest'
import { forwardUrl, parseForwardUrl } from '../../../core/forward/forward.ts'

describe('the URL of a delivery at the handler', () => {
  it.each([
    ['http://localhost:3000/webhook', '/h/x', 'http://localhost:3000/webhook'],
    ['http://localhost:3000', '/h/x', 'http://localhost:3000/'],
    [
      'http://localhost:3000/webhook',
      '/h/x?customer_id=123',
      'http://localhost:3000/webhook?customer_id=123',
    ],
    ['http://localhost:3000/webhook?a=1', '/h/x?b=2', 'http://localhost:3000/webhook?a=1&b=2'],
    ['http://localhost:3000/webhook?a=1', '/h/x', 'http://localhost:3000/webhook?a=1'],
    ['http://localhost:3000/webhook?a=1', '/h/x?', 'http://localhost:3000/webhook?a=1'],
    ['http://localhost:3000/webhook?', '/h/x?b=2', 'http://localhost:3000/webhook?b=2'],
    ['http://localhost:3000/w', '/h/x?a=?&b=%20%2F&a=2', 'http://localhost:3000/w?a=?&b=%20%2F&a=2'],
    ['http://localhost:3000/w/', '/h/x?../../y', 'http://localhost:3000/w/?../../y'],
    [
      'http://localhost:3000/w',
      '/h/x?n=O\'B&b="<>|^`{}&c=%C3%A9%7e%2f&d=a+b&e=\u00e9#x&&',
      'http://localhost:3000/w?n=O\'B&b="<>|^`{}&c=%C3%A9%7e%2f&d=a+b&e=\u00e9#x&&',
    ],
    ['http://user:pw@localhost:3000/w', '/h/x?b=2', 'http://localhost:3000/w?b=2'],
    ['https://[::1]:8443/w', '/h/x?//evil.example', 'https://[::1]:8443/w?//evil.example'],
  ])('of %s for %s is %s', (target, path, url) => {
    expect(forwardUrl(target, path)).toBe(url)
  })
})

describe('what somebody gives as the URL of a handler', () => {
  it.each([
    ['http://localhost:3000/webhook', 'http://localhost:3000/webhook'],
    ['https://handler.example', 'https://handler.example/'],
    ['HTTP://LOCALHOST:80/A', 'http://localhost/A'],
    [' http://127.0.0.1:9/x\n', 'http://127.0.0.1:9/x'],
    ['http://[::1]:9/?a=1', 'http://[::1]:9/?a=1'],
  ])('%j is one', (text, href) => {
    expect(parseForwardUrl(text).href).toBe(href)
  })

  it.each([
    '',
    'localhost:3000/webhook',
    'localhost',
    '/webhook',
    '3000',
    'ws://localhost:3000',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://',
    'http://localhost:99999',
    'http://a b/',
  ])('%j is none, and the problem names it', url => {
    expect(() => parseForwardUrl(url)).toThrow(
      expect.objectContaining({ code: 'forward-url-invalid', detail: { url } }),
    )
  })
})
