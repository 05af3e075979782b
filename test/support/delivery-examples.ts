import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { sampleEvent, sampleEventTypes } from '../../core/simulator/sample-events.ts'

export interface DeliveryExample {
  readonly name: string
  readonly body: Buffer
  /** Besides the signature. */
  readonly headers: readonly (readonly [string, string])[]
  /** With its question mark. */
  readonly query: string
}

const example = (
  name: string,
  body: string | Buffer,
  headers: DeliveryExample['headers'] = [['Content-Type', 'application/json']],
  query = '',
): DeliveryExample => ({ name, body: Buffer.from(body), headers, query })

const form: DeliveryExample['headers'] = [
  ['Content-Type', 'application/x-www-form-urlencoded; charset=UTF-8'],
]
const binary: DeliveryExample['headers'] = [['content-type', 'application/octet-stream']]

const vectors: readonly { body: string }[] = JSON.parse(
  readFileSync(new URL('./signature-vectors.json', import.meta.url), 'utf8'),
)

/** Bodies as senders of webhooks write them, and such as nobody should: each has to leave as it came. */
export const deliveryExamples: readonly DeliveryExample[] = [
  ...sampleEventTypes.map(type => example(type, JSON.stringify(sampleEvent(type)))),
  ...vectors.map(({ body }, i) => example(`signature vector ${i}`, body)),
  example(
    'Stripe',
    '{\n  "id": "evt_1NG8Du2eZvKYlo2CUI79vXWy",\n  "object": "event",\n  "api_version": "2019-02-19",\n  "created": 1686089970,\n  "data": {"object": {"id": "seti_1", "metadata": {}, "amount": 1.0, "payment_method": null}},\n  "livemode": false,\n  "pending_webhooks": 0,\n  "type": "setup_intent.created"\n}',
    [
      ['Content-Type', 'application/json; charset=utf-8'],
      [
        'Stripe-Signature',
        't=1492774577,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd,v0=6ffbb59b',
      ],
      ['User-Agent', 'Stripe/1.0 (+https://stripe.com/docs/webhooks)'],
      ['Cache-Control', 'no-cache'],
    ],
  ),
  example(
    'GitHub as a form',
    `payload=${encodeURIComponent('{"zen":"Keep it logically awesome.","hook_id":1,"hook":{"type":"Repository","events":["push"]}}').replaceAll('%20', '+')}`,
    [
      ...form,
      ['X-GitHub-Event', 'ping'],
      ['X-GitHub-Delivery', '72d3162e-cc78-11e3-81ab-4c9367dc0958'],
      ['X-Hub-Signature-256', `sha256=${'ab'.repeat(32)}`],
      ['Accept', '*/*'],
    ],
  ),
  example(
    'Twilio',
    'ToCountry=US&ToState=&SmsMessageSid=SM1&NumMedia=0&Body=Hi+there%2C+caf%C3%A9+%F0%9F%93%9E&FromCity=&To=%2B15555550100&From=%2B15555550101&Body=twice',
    [...form, ['I-Twilio-Idempotency-Token', '8a1c'], ['X-Twilio-Signature', '0/KCTR6DLpKmkAf8muzZqo1nDgQ=']],
    '?CallSid=CA1&Digits=%23%2A&foo=1&foo=2',
  ),
  example(
    'Slack',
    'token=gIkuvaNzQIHg97ATvDxqgjtO&team_id=T0001&command=%2Fweather&text=94070&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1234',
    form,
  ),
  example(
    'SendGrid',
    '[{"email":"a@example.com","timestamp":1513299569,"smtp-id":"<14c5d75ce93>","event":"processed","category":["cat facts"]},\r\n{"email":"b@example.com","timestamp":1513299569,"event":"deferred","attempt":"5"}]\r\n',
  ),
  example('nothing at all', ''),
  example('white space', ' \r\n\t'),
  example('every byte', Buffer.from(Array.from({ length: 256 }, (_, i) => i)), binary),
  example('gzip', gzipSync('{"type":"telephony.incoming"}'), [
    ['Content-Type', 'application/json'],
    ['Content-Encoding', 'gzip'],
  ]),
  example('no UTF-8', Buffer.from('{"name":"M\xfcller","cut":"\xc3"}', 'latin1')),
  example('UTF-16', Buffer.from('\uFEFF{"a":"ü"}', 'utf16le'), [
    ['Content-Type', 'application/json; charset=utf-16'],
  ]),
  example('a byte order mark', '\uFEFF{"type":"telephony.incoming"}'),
  example(
    'the same letters twice',
    '{"nfc":"\u00e9","nfd":"e\u0301","emoji":"👩‍👩‍👧‍👦","rtl":"\u202eabc","zero":"\u200b","nul":"\\u0000","lone":"\\ud83d","slash":"a\\/b","line":"\u2028"}',
  ),
  example(
    'numbers',
    '{"big":12345678901234567890,"one":1.0,"exp":1E+2,"minus":-0,"small":0.1000000000000000055}',
  ),
  example('keys', '{"b":1,"a":2,"10":1,"9":2,"a":3,"__proto__":{"x":1},"":0}'),
  example('deep', `${'['.repeat(400)}${']'.repeat(400)}`),
  example('text with bare NULs', 'a\0b\0\0c', [['Content-Type', 'text/plain']]),
  example('a megabyte of anything', randomBytes(1_048_576), binary),
  example('a megabyte of text', '"é\\'.repeat(209_715)),
  example(
    'odd headers',
    '{"type":"telephony.incoming"}',
    [
      ['content-TYPE', 'application/json'],
      ['X-Twice', 'one'],
      ['x-other', ''],
      ['x-twice', 'two'],
      ['X-TWICE', 'one'],
      ["!#$%&'*+.^_`|~", 'a name of every sign'],
      ['X-Latin', 'caf\xe9'],
      ['X-Tab', 'a\tb, "c"; d=e'],
      ['X-Long', 'x'.repeat(8_000)],
    ],
    '?a=1&a=2&b&=c&d=%zz&e=a+b&f=%E2%82%AC&g[]=1',
  ),
]
