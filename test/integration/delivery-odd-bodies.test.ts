import { expect, test } from 'vitest'
import { developerHandler } from '../support/developer-handler.ts'
import { liveConfig, liveLine } from '../support/line.ts'
import { deliver, incoming } from '../support/sender.ts'

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`

const senseless: readonly (readonly [what: string, body: Buffer])[] = [
  ['nothing', Buffer.alloc(0)],
  ['a word', Buffer.from('hello')],
  ['half of a JSON', incoming(1).subarray(0, 30)],
  ['a form', Buffer.from('call_id=1&type=telephony.incoming')],
  ['NUL bytes alone', Buffer.alloc(64)],
  ['every byte there is', Buffer.from(Array.from({ length: 256 }, (_, i) => i))],
  ['JSON of the wrong encoding', Buffer.from(incoming(1).toString(), 'utf16le')],
]

test.each(senseless)('%s is no JSON: answered {}, kept as it came, and not forwarded', async (_, body) => {
  const handler = await developerHandler()
  const line = await liveLine({ forwardTo: handler.url })
  const reply = await deliver(line.url, body)
  expect([reply.status, reply.body.toString()]).toEqual([200, '{}'])
  const [capture] = await line.engine.captured(1)
  expect(capture?.signature.status).toBe('verified')
  expect(capture?.eventType).toBeNull()
  expect(capture?.duplicateOf).toBeUndefined()
  const { request } = await line.detailOf(capture?.id ?? '')
  expect(Buffer.from(request.bodyBase64, 'base64').equals(body)).toBe(true)
  expect(handler.seen).toEqual([])
})

const odd: readonly (readonly [what: string, body: Buffer, answer: string])[] = [
  [
    'invalid UTF-8 inside a string',
    Buffer.concat([
      Buffer.from('{"type":"telephony.incoming","data":{"call_id":1,"x":"'),
      Buffer.from([0xff, 0xc3, 0x28]),
      Buffer.from('"}}'),
    ]),
    liveConfig,
  ],
  ['an escaped NUL in what is listed', incoming(1, { from_number: '+1\u0000555' }), liveConfig],
  [
    'a call id of another kind',
    Buffer.from('{"type":"telephony.incoming","data":{"call_id":{"a":[1]}}}'),
    liveConfig,
  ],
  ['no data at all', Buffer.from('{"type":"web.incoming"}'), liveConfig],
  ['data that is a list', Buffer.from('{"type":"call.incoming","data":[1,2]}'), liveConfig],
  ['an unknown event', Buffer.from('{"type":"telephony.transferred","data":{"call_id":1}}'), '{}'],
  [
    'the name of something every object has',
    Buffer.from('{"type":"constructor","data":{"call_id":1}}'),
    '{}',
  ],
  ['__proto__ as its type', Buffer.from('{"type":"__proto__","__proto__":{"type":"x"},"data":null}'), '{}'],
  ['a type that is no text', Buffer.from('{"type":["telephony.incoming"],"data":{}}'), '{}'],
  ['a number', Buffer.from('17'), '{}'],
  ['null', Buffer.from('null'), '{}'],
  ['a very long type', Buffer.from(JSON.stringify({ type: 't'.repeat(100_000), data: {} })), '{}'],
  ['lists in lists, very deep', Buffer.from(nested(500_000)), '{}'],
  ['a megabyte of JSON', incoming(1, { pad: '€'.repeat(349_000) }), liveConfig],
]

test.each(odd)(
  '%s does no harm: answered in time, kept, and the next call is served',
  async (_, body, answer) => {
    const line = await liveLine()
    const reply = await deliver(line.url, body)
    expect([reply.status, reply.body.toString()]).toEqual([200, answer])
    expect(reply.tookMs).toBeLessThan(2_000)
    const [capture] = await line.engine.captured(1)
    const { request } = await line.detailOf(capture?.id ?? '')
    expect(Buffer.from(request.bodyBase64, 'base64').equals(body)).toBe(true)
    // Read back from disk, as a page does when it opens.
    const page = await line.engine.handlers['captures.page']({ limit: 10 })
    expect(page.captures).toEqual([capture])

    const next = await deliver(line.url, incoming(99))
    expect(next.body.toString()).toBe(liveConfig)
  },
)
