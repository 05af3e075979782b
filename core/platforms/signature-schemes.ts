import type { HeaderList } from '../../shared/capture.ts'

/** What a signature says: its bytes, and what was signed before and after the body. */
export interface ReadSignature {
  readonly digest: Buffer
  readonly before: string
  readonly after: string
  /** Milliseconds since 1970, where the time is signed as well. */
  readonly atMs: number | null
}

/** How a platform signs: HMAC-SHA256 everywhere, in its own clothes. Data and pure functions. */
export interface SignatureScheme {
  /** Of the platform. */
  readonly name: string
  readonly header: string
  /** How its value looks, after "it should be". */
  readonly form: string
  /** What stands before the digits. */
  readonly prefix: string
  /** How old or young a signature may be; null where no time is signed. */
  readonly toleranceMs: number | null
  /** The secret is base64 behind `whsec_`; else it is used as it is. */
  readonly decodesSecret?: true
  /** Strictly: null for a value of any other form. */
  read(value: string, headers: HeaderList): ReadSignature | null
}

const headerOf = (headers: HeaderList, wanted: string): string =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? ''

const ofBody = (hex: string): ReadSignature => ({
  digest: Buffer.from(hex, 'hex'),
  before: '',
  after: '',
  atMs: null,
})

/** `<prefix><hex of the body>` */
const hexOfBody = (prefix: string) => {
  const form = new RegExp(`^${prefix}([0-9a-f]{64})$`)
  return (value: string): ReadSignature | null => {
    const hex = form.exec(value)?.[1]
    return hex === undefined ? null : ofBody(hex)
  }
}

/** `t=<seconds>,<version>=<hex of "seconds.body">`, other fields beside it. */
const secondsAndBody =
  (version: string) =>
  (value: string): ReadSignature | null => {
    const field = (name: string) => new RegExp(`(?:^|,)\\s*${name}=([^,]*)`).exec(value)?.[1] ?? ''
    const [seconds, hex] = [field('t'), field(version)]
    if (!/^\d{1,13}$/.test(seconds) || !/^[0-9a-f]{64}$/.test(hex)) return null
    return { ...ofBody(hex), before: `${seconds}.`, atMs: Number(seconds) * 1_000 }
  }

/** `v1,<base64 of "id.seconds.body">`, several of them with blanks between. */
const standardWebhook =
  (prefix: string) =>
  (value: string, headers: HeaderList): ReadSignature | null => {
    const base64 = /(?:^| )v1,([A-Za-z0-9+/]{43}=)(?: |$)/.exec(value)?.[1]
    if (base64 === undefined) return null
    const [id, seconds] = [headerOf(headers, `${prefix}-id`), headerOf(headers, `${prefix}-timestamp`)]
    return {
      digest: Buffer.from(base64, 'base64'),
      before: `${id}.${seconds}.`,
      after: '',
      atMs: Number(seconds) * 1_000 || null,
    }
  }

/** `v=<milliseconds>,d=<hex of the body and the milliseconds>` */
const bodyAndMilliseconds = (value: string): ReadSignature | null => {
  const [, at, hex] = /^v=(\d{1,15}),d=([0-9a-f]{64})$/.exec(value) ?? []
  return at === undefined || hex === undefined ? null : { ...ofBody(hex), after: at, atMs: Number(at) }
}

const bare = { prefix: '', toleranceMs: null }
const fiveMinutes = 5 * 60_000

/** The voice-AI platforms whose deliveries can be checked, as their documents say (`platforms.md`). */
export const signatureSchemes = {
  thunderphone: {
    ...bare,
    name: 'ThunderPhone',
    header: 'X-ThunderPhone-Signature',
    form: '64 lower-case hexadecimal digits and nothing else',
    read: hexOfBody(''),
  },
  retell: {
    name: 'Retell',
    header: 'X-Retell-Signature',
    form: '“v=”, milliseconds, “,d=” and 64 lower-case hexadecimal digits',
    prefix: 'v=…,d=',
    toleranceMs: fiveMinutes,
    read: bodyAndMilliseconds,
  },
  threetone: {
    name: 'ThreeTone',
    header: 'X-ThreeTone-Signature',
    form: '“sha256=” and 64 lower-case hexadecimal digits',
    prefix: 'sha256=',
    toleranceMs: null,
    read: hexOfBody('sha256='),
  },
} as const satisfies Record<string, SignatureScheme>

export type SigningPlatform = keyof typeof signatureSchemes

const timed = { prefix: '', form: '', toleranceMs: fiveMinutes }

/** Others that are met often, to be named when their webhook is pointed here by mistake. */
export const otherSchemes: readonly SignatureScheme[] = [
  { ...bare, name: 'GitHub', header: 'X-Hub-Signature-256', form: '', read: hexOfBody('sha256=') },
  { ...timed, name: 'Stripe', header: 'Stripe-Signature', read: secondsAndBody('v1') },
  { ...timed, name: 'ElevenLabs', header: 'ElevenLabs-Signature', read: secondsAndBody('v0') },
  {
    ...timed,
    name: 'Slack',
    header: 'X-Slack-Signature',
    read: (value, headers) => {
      const seconds = headerOf(headers, 'x-slack-request-timestamp')
      const read = hexOfBody('v0=')(value)
      return read && { ...read, before: `v0:${seconds}:`, atMs: Number(seconds) * 1_000 || null }
    },
  },
  {
    ...timed,
    name: 'Svix',
    header: 'Svix-Signature',
    decodesSecret: true,
    read: standardWebhook('svix'),
  },
  {
    ...timed,
    name: 'Standard Webhooks',
    header: 'Webhook-Signature',
    decodesSecret: true,
    read: standardWebhook('webhook'),
  },
  {
    ...bare,
    name: 'Shopify',
    header: 'X-Shopify-Hmac-Sha256',
    form: '',
    read: value =>
      /^[A-Za-z0-9+/]{43}=$/.test(value) ? ofBody(Buffer.from(value, 'base64').toString('hex')) : null,
  },
  { ...bare, name: 'Twilio', header: 'X-Twilio-Signature', form: '', read: () => null },
]
