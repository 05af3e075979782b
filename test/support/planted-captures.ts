import type { StoredCapture } from '../../core/captures/capture-store.ts'

/** What is private in one capture, as it was before it was written into it in many ways. */
export interface Planted {
  readonly number: string
  readonly otherNumber: string
  readonly email: string
  readonly name: string
  readonly said: string
  readonly recording: string
  readonly callId: string
  readonly eventId: string
  readonly ip: string
  readonly ip6: string
  readonly key: string
  readonly webhookSecret: string
  readonly token: string
  readonly awsKey: string
  readonly cookie: string
  readonly password: string
}

/** The same numbers in every run. */
const randomOf = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const syllables = 'ba ke lo mi nu pra sto tri vel wun zor dag fesh gril hox'.split(' ')

const plant = (random: (below: number) => number): Planted => {
  const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T
  const word = (): string => pick(syllables) + pick(syllables) + pick(syllables)
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
  const digits = (n: number): string => Array.from({ length: n }, () => random(10)).join('')
  const signs = (n: number, alphabet: string): string =>
    Array.from({ length: n }, () => alphabet[random(alphabet.length)]).join('')
  const hex = (n: number): string => signs(n, '0123456789abcdef')
  const mixed = (n: number): string =>
    `aZ7${signs(n - 3, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')}`
  const numbers = [
    () => `+1${pick(['415', '212', '650', '303'])}5550${100 + random(100)}`,
    () => `+1${pick(['415', '212', '650'])}${2 + random(8)}${digits(6)}`,
    () => `+4420${pick(['7', '8'])}${1 + random(8)}${digits(6)}`,
    () => `+4930${1 + random(8)}${digits(7)}`,
    () => `+336${1 + random(8)}${digits(7)}`,
    () => `+614${1 + random(8)}${digits(7)}`,
    () => `+316${1 + random(7)}${digits(7)}`,
    () => `+9198${digits(8)}`,
  ]
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return {
    number: pick(numbers)(),
    otherNumber: pick(numbers)(),
    email: `${word()}.${word()}+${digits(2)}@${word()}.example`,
    name: `${capital(word())} ${capital(word())}`,
    said: `${capital(word())} ${word()}, ${word()} ${word()} ${word()}: ${word()} & ${word()}?`,
    recording: `https://${word()}.${word()}.example/${word()}/${mixed(12)}.wav?sig=${mixed(10)}`,
    callId: pick([
      () => `call_${hex(24)}`,
      () => String(1_000_000 + random(800_000_000)),
      () => `CA${hex(32)}`,
    ])(),
    eventId: `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    ip: `${1 + random(120)}.${random(250)}.${random(250)}.${1 + random(250)}`,
    ip6: `2a00:${hex(3)}1:${hex(3)}2::${hex(3)}3`,
    key: `sk_live_${mixed(24)}`,
    webhookSecret: `whsec_${mixed(28)}`,
    token: `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: word(), n: digits(6) })}.${mixed(30)}`,
    awsKey: `AKIA${signs(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
    cookie: mixed(18),
    password: `${word()}-${digits(3)}`,
  }
}

const escaped = (text: string): string =>
  [...text].map(sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const spaced = (number: string): string =>
  /^\+1/.test(number)
    ? `(${number.slice(2, 5)}) ${number.slice(5, 8)}-${number.slice(8)}`
    : `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`

/** In how many ways a value is written into a text that nobody described. */
const ways: readonly ((text: string) => string)[] = [
  text => text,
  base64,
  text => Buffer.from(text).toString('base64url'),
  encodeURIComponent,
  text => encodeURIComponent(encodeURIComponent(text)),
  escaped,
  text => JSON.stringify({ inner: JSON.stringify({ deep: text }) }),
  text => base64(JSON.stringify({ inner: text })),
  text => encodeURIComponent(base64(text)),
]

const bodyOf = (planted: Planted, random: (below: number) => number): unknown => {
  const { number, said } = planted
  const all = Object.values(planted) as string[]
  const any = (): string =>
    (ways[random(ways.length)] as (text: string) => string)(all[random(all.length)] ?? '')
  return {
    type: 'telephony.complete',
    event_id: planted.eventId,
    data: {
      call_id: /^\d+$/.test(planted.callId) ? Number(planted.callId) : planted.callId,
      direction: 'inbound',
      from_number: number,
      to_number: planted.otherNumber,
      ani: Number(number.slice(1)),
      status: 'completed',
      end_reason: 'caller_hangup',
      product: 'storm-base',
      voice: 'en-US-James1',
      duration_seconds: 34,
      start_time: '2026-11-21T19:06:15.123Z',
      recording_url: planted.recording,
      customer_name: planted.name,
      caller_email: planted.email,
      remote_ip: planted.ip,
      client_secret: planted.webhookSecret,
      password: planted.password,
      transcripts: [
        { role: 'user', content_type: 'text', content: said, start_ms: 10, end_ms: 900 },
        { role: 'assistant', content_type: 'text', content: `Thank you, ${planted.name}.`, start_ms: 910 },
      ],
      headers: { authorization: `Bearer ${planted.token}`, 'x-api-key': planted.key },
      custom: {
        a: any(),
        b: [any(), { c: any() }],
        [planted.email]: planted.awsKey,
        written: spaced(number),
      },
      arguments: JSON.stringify({
        last_name: planted.name,
        note_for: { phone: spaced(number), extra: any() },
      }),
      packed: base64(JSON.stringify({ customer_name: planted.name, ip: planted.ip6, phone: number })),
    },
  }
}

/** A capture with planted values in every part of it. @param n which one: the same each time */
export const plantedCapture = (n: number): { readonly capture: StoredCapture; readonly planted: Planted } => {
  const random = randomOf(n * 7_919 + 17)
  const planted = plant(random)
  const all = Object.values(planted) as string[]
  const any = (): string =>
    (ways[random(ways.length)] as (text: string) => string)(all[random(all.length)] ?? '')
  const some = (): string => all[random(all.length)] ?? ''
  const json = bodyOf(planted, random)
  const kinds = [
    () => ['application/json', JSON.stringify(json)],
    () => ['application/json', JSON.stringify(json, null, 2).replaceAll(planted.name, escaped(planted.name))],
    () => [
      'application/x-www-form-urlencoded',
      new URLSearchParams({
        From: planted.number,
        CallSid: planted.callId,
        CallerName: planted.name,
        SpeechResult: planted.said,
        extra: any(),
      }).toString(),
    ],
    () => ['application/json', `${JSON.stringify(json)},"cut`],
  ]
  const [type = '', text = ''] = n % 5 === 4 ? (kinds[1 + (n % 3)]?.() ?? []) : (kinds[0]?.() ?? [])
  const body = Buffer.from(text)
  const own = 'plantedplantedplanted0'
  return {
    planted,
    capture: {
      summary: {
        id: `capture-${n}`,
        seq: n + 1,
        connectionId: 'c',
        platform: 'thunderphone',
        eventType: 'telephony.complete',
        callId: planted.callId,
        from: planted.number,
        to: planted.otherNumber,
        receivedAt: new Date(Date.UTC(2026, 10, 21) + n * 1_000).toISOString(),
        signature: { status: 'verified' },
        outcome: { source: 'rule', status: 200 },
        verdict: {
          result: 'acknowledged',
          reason: 'acknowledged',
          certainty: 'documented',
          text: `ThunderPhone should have told ${planted.name} (${planted.number}).`,
          warnings: [`“${any()}” is odd.`, some()],
        },
        timing: { localMs: 12, limitMs: 30_000, phases: { receive: 1 } },
        size: body.length,
      },
      request: {
        method: 'POST',
        path: `/h/${own}/t/find?from=${encodeURIComponent(planted.number)}&customer=${encodeURIComponent(planted.name)}&x=${encodeURIComponent(any())}`,
        headers: [
          ['Content-Type', type],
          ['X-ThunderPhone-Signature', 'f'.repeat(64)],
          ['Authorization', `Basic ${base64(`${planted.email}:${planted.password}`)}`],
          ['Cookie', `session=${planted.cookie}; other=${encodeURIComponent(planted.email)}`],
          ['X-Caller-Number', planted.number],
          ['X-Api-Key', planted.key],
          ['X-Request-Id', planted.eventId],
          ['X-Client-Address', `${planted.ip}, ${planted.ip6}`],
          ['X-Any', any()],
          ['X-Link', `https://tunnel.example/h/${own}`],
        ],
        body,
        truncated: false,
      },
      response: {
        headers: [
          ['Content-Type', 'application/json'],
          ['Set-Cookie', `session=${planted.cookie}; Path=/; HttpOnly`],
          ['X-Any', any()],
        ],
        body: Buffer.from(
          JSON.stringify({
            prompt: `Greet ${planted.name} of ${spaced(planted.number)}. The key is ${planted.key}. ${planted.said}`,
            voice: 'en-US-James1',
            product: 'storm-base',
            tools: [
              {
                type: 'function',
                function: { name: 'look_up', description: 'Looks a guest up.' },
                endpoint: { url: planted.recording, headers: { Authorization: `Bearer ${planted.token}` } },
              },
            ],
            extra: [any(), any()],
          }),
        ),
      },
      routing: null,
      note: planted.name,
      replayChanges: null,
    },
  }
}
