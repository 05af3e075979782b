import { describe, expect, it } from 'vitest'
import type { SignatureQuestion } from '../../../core/diagnosis/diagnose.ts'
import { signatureSchemes } from '../../../core/platforms/signature-schemes.ts'
import { verify } from '../../../core/platforms/thunderphone/signature.ts'
import type { HeaderList } from '../../../shared/capture.ts'
import type { NearMiss } from '../../../shared/diagnosis.ts'
import { ask, header, hex, mac, secret, sent } from './ask.ts'

const kinds = async (...asked: Parameters<typeof ask>): Promise<NearMiss[]> =>
  (await ask(...asked)).findings.map(({ kind }) => kind)

describe('a signature that holds', () => {
  it('has no finding, and nothing else is tried', async () => {
    expect(await ask(hex(sent))).toEqual({
      holds: true,
      tried: expect.any(Number),
      given: 'It has the right form: 64 lower-case hexadecimal digits and nothing else.',
      findings: [],
      otherwise: null,
    })
  })

  it.each<[string, HeaderList]>([
    ['holds', [[header, hex(sent)]]],
    ['is in upper case', [[header, hex(sent).toUpperCase()]]],
    ['has a prefix', [[header, `sha256=${hex(sent)}`]]],
    [
      'is there twice',
      [
        [header, hex(sent)],
        [header.toLowerCase(), hex(sent)],
      ],
    ],
    ['is missing', []],
    ['is empty', [[header, '']]],
    ['is one of other bytes', [[header, hex('x')]]],
  ])('is the same for the diagnosis as for the platform’s own check when it %s', async (_, headers) => {
    const { holds } = await ask(null, sent, { headers })
    expect(holds).toBe(verify(headers, Buffer.from(sent), secret).status === 'verified')
  })
})

describe('the near miss of a secret', () => {
  const others = [{ name: 'the endpoint secret of staging', secret: 'whsec_b3RoZXI' }]

  it('is another saved one, by its name and never by itself', async () => {
    const told = await ask(hex(sent, 'whsec_b3RoZXI'), sent, { others })
    expect(told.findings).toEqual([
      {
        kind: 'other-secret',
        text: 'It is signed with the endpoint secret of staging.',
        next: expect.any(String),
      },
    ])
    expect(JSON.stringify(told)).not.toMatch(/b3RoZXI|c2VjcmV0|[0-9a-f]{16}/)
  })

  it('is found when the secret in force is not known any more', async () => {
    expect(await kinds(hex(sent, 'whsec_b3RoZXI'), sent, { others, secret: null })).toEqual(['other-secret'])
  })

  it.each<[NearMiss, string, string, string | Buffer]>([
    ['secret-white-space', 'a line break behind it', secret, `${secret}\n`],
    ['secret-white-space', 'a line break of Windows behind it', secret, `${secret}\r\n`],
    ['secret-white-space', 'a blank behind it', secret, `${secret} `],
    ['secret-white-space', 'a blank before it', secret, ` ${secret}`],
    ['secret-white-space', 'no white space, where ours has some', ` ${secret}\t`, secret],
    ['secret-prefix', 'no whsec_', secret, secret.slice(6)],
    ['secret-prefix', 'whsec_, where ours has none', 'plain', 'whsec_plain'],
    ['secret-prefix', 'its base64 decoded', secret, Buffer.from(secret.slice(6), 'base64')],
  ])('is %s: %s', async (kind, _, ours, key) => {
    expect(await kinds(hex(sent, key), sent, { secret: ours })).toEqual([kind])
  })

  it('is named together with whose it is', async () => {
    expect(await kinds(hex(sent, 'b3RoZXI'), sent, { others })).toEqual(['other-secret', 'secret-prefix'])
  })
})

describe('the near miss of a form', () => {
  const value = hex(sent)
  it.each<[NearMiss[], string, string]>([
    [['scheme-prefix'], 'sha256=', `sha256=${value}`],
    [['scheme-prefix'], 'another prefix', `hmac-sha256:${value}`],
    [['upper-case-hex'], 'upper case', value.toUpperCase()],
    [['base64'], 'base64', mac(sent).toString('base64')],
    [['base64'], 'base64url', mac(sent).toString('base64url')],
    [['base64'], 'base64 of the digits', Buffer.from(value).toString('base64')],
    [['header-form'], 'white space around it', ` ${value}\n`],
    [['header-form'], 'quotes around it', `"${value}"`],
    [['scheme-prefix', 'upper-case-hex'], 'two at once', `SHA256=${value.toUpperCase()}`],
  ])('is %j for %s', async (wanted, _, signature) => {
    expect(await kinds(signature)).toEqual(wanted)
  })

  it('is another header', async () => {
    const told = await ask(null, sent, { headers: [['X-My-Signature', value]] })
    expect(told.given).toBe('There is no X-ThunderPhone-Signature header.')
    expect(told.findings).toMatchObject([
      { kind: 'header-form', text: 'The signature stands under X-My-Signature.' },
    ])
  })

  it('is two headers of which one fits', async () => {
    const told = await ask(null, sent, {
      headers: [
        [header, hex('x')],
        [header, value],
      ],
    })
    expect([told.holds, told.findings.map(f => f.kind), told.given]).toEqual([
      false,
      ['header-form'],
      'There are 2 X-ThunderPhone-Signature headers instead of one.',
    ])
  })
})

describe('the near miss of a platform', () => {
  const key = 'key_test'
  const at = 1_714_700_000_000
  const others = [{ name: 'the API key of Retell', secret: key }]
  const svix = { 'svix-id': 'msg_1', 'svix-timestamp': String(at / 1_000) }
  const decoded = Buffer.from('c2VjcmV0IG9mIGEgdGVzdA', 'base64')

  it.each<[string, HeaderList, Partial<SignatureQuestion>]>([
    ['Retell', [['X-Retell-Signature', `v=${at},d=${hex(`${sent}${at}`, key)}`]], { others }],
    ['Retell', [[header, `v=${at},d=${hex(`${sent}${at}`)}`]], {}],
    ['ThreeTone', [['X-ThreeTone-Signature', `sha256=${hex(sent)}`]], {}],
    ['GitHub', [['X-Hub-Signature-256', `sha256=${hex(sent)}`]], {}],
    ['Stripe', [['Stripe-Signature', `t=${at / 1_000},v1=${hex(`${at / 1_000}.${sent}`)},v0=ab`]], {}],
    ['ElevenLabs', [['ElevenLabs-Signature', `t=${at / 1_000},v0=${hex(`${at / 1_000}.${sent}`)}`]], {}],
    [
      'Slack',
      [
        ['X-Slack-Request-Timestamp', String(at / 1_000)],
        ['X-Slack-Signature', `v0=${hex(`v0:${at / 1_000}:${sent}`)}`],
      ],
      {},
    ],
    [
      'Svix',
      [
        ...Object.entries(svix),
        ['svix-signature', `v1,${mac(`msg_1.${at / 1_000}.${sent}`, decoded).toString('base64')}`],
      ],
      {},
    ],
    [
      'Standard Webhooks',
      [
        ['Webhook-Id', 'msg_1'],
        ['Webhook-Timestamp', String(at / 1_000)],
        ['Webhook-Signature', `v1,xx v1,${mac(`msg_1.${at / 1_000}.${sent}`, decoded).toString('base64')}`],
      ],
      {},
    ],
    ['Shopify', [['X-Shopify-Hmac-Sha256', mac(sent).toString('base64')]], {}],
  ])('is %s, and whose secret fits is told', async (name, headers, more) => {
    const { findings, otherwise } = await ask(null, sent, { headers, ...more })
    expect(findings[0]?.kind).toBe('other-platform')
    expect(findings[0]?.text).toMatch(
      new RegExp(`^It (holds as a signature|is signed in the way) of ${name},`),
    )
    expect(findings.slice(1).map(f => f.kind)).toEqual(more.others ? ['other-secret'] : [])
    expect(otherwise).toBeNull()
    const unfit = await ask(null, `${sent}x`, { headers })
    expect(JSON.stringify(unfit)).not.toMatch(/holds as|in the way of/)
  })

  it('is told by its header alone when no secret fits', async () => {
    const { findings } = await ask(null, sent, { headers: [['X-Twilio-Signature', 'abc=']] })
    expect(findings).toMatchObject([
      { kind: 'other-platform', text: 'It has the signature header of Twilio, X-Twilio-Signature.' },
    ])
  })
})

describe('a signature of a time', () => {
  const at = 1_714_700_000_000
  const body = '{"event":"call_inbound"}'
  const retell = (nowMs: number, signature = `v=${at},d=${hex(body + at, 'k')}`) =>
    ask(null, body, {
      scheme: signatureSchemes.retell,
      headers: [['X-Retell-Signature', signature]],
      secret: 'k',
      atMs: nowMs,
    })

  it.each([0, 299_000, -299_000])('holds %i ms after it', async ms => {
    expect(await retell(at + ms)).toMatchObject({ holds: true, findings: [] })
  })

  it.each([
    [12 * 60_000, 'Its time stamp is 12 minutes older than its arrival.'],
    [-12 * 60_000, 'Its time stamp is 12 minutes ahead of its arrival.'],
    [3 * 86_400_000, 'Its time stamp is 72 hours older than its arrival.'],
  ])('is outside the tolerance %i ms after it, and nothing else is wrong', async (ms, text) => {
    expect(await retell(at + ms)).toMatchObject({ holds: false, findings: [{ kind: 'timestamp', text }] })
  })

  it('that lacks the time is that of another platform', async () => {
    expect((await retell(at, hex(body, 'k'))).findings.map(f => f.kind)).toEqual(['other-platform'])
  })
})

describe('without a near miss', () => {
  it.each<[string, string | null, string]>([
    ['a missing header', null, 'There is no X-ThunderPhone-Signature header.'],
    ['an empty one', '', 'Its value is empty.'],
    ['a digit too few', hex(sent).slice(1), 'It has 63 hexadecimal digits instead of 64.'],
    ['a digit too many', `${hex(sent)}0`, 'It has 65 hexadecimal digits instead of 64.'],
    ['other signs', 'hello', 'Its 5 characters are not 64 lower-case hexadecimal digits and nothing else.'],
    [
      'another signature',
      hex('x'),
      'It has the right form: 64 lower-case hexadecimal digits and nothing else.',
    ],
  ])('says what %s is, and what to do', async (_, signature, given) => {
    const told = await ask(signature)
    expect(told).toMatchObject({ holds: false, findings: [], given })
    expect(told.otherwise?.next).toMatch(/\.$/)
  })

  it('says that the secret went with its endpoint', async () => {
    expect((await ask(hex(sent), sent, { secret: null })).otherwise?.text).toMatch(/not known any more/)
  })
})
