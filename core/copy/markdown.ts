import type { CaptureSummary } from '../../shared/capture.ts'
import { fixtureSecret } from '../../shared/fixture-secret.ts'
import { maskJson } from '../../shared/mask/mask-json.ts'
import type { PlatformAdapter } from '../platforms/adapter.ts'
import { redactOnce } from '../redact/redaction.ts'
import type { Redactor } from '../redact/redactor.ts'
import { signed } from '../replay/outgoing.ts'
import { canonicalJson } from '../simulator/canonical-json.ts'
import { thousands } from '../thousands.ts'
import { asCurl } from './curl.ts'
import type { Parcel } from './parcel.ts'

/** What is longer is not read in a chat, and takes the engine's time to cover. */
const longestPayload = 65_536

/** As words, whatever is in it: no markup, nobody called by name. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replaceAll('@', '@\u200b')

const fenced = (text: string, language: string): string => {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(run => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}\n${fence}`
}

interface Covered {
  readonly shown: string
  readonly language: string
  readonly sent: Buffer
}

const cover = (body: Buffer, redact: Redactor): Covered => {
  const text = body.toString('utf8')
  try {
    const payload = redact.payload(JSON.parse(text), '')
    return {
      shown: JSON.stringify(payload, null, 2),
      language: 'json',
      sent: Buffer.from(canonicalJson(payload)),
    }
  } catch {
    // No JSON, cut off, or nested too deep to mean anything: covered as it is written.
    const shown = redact.text(/^\s*[{[]/.test(text) ? maskJson(text) : text, '')
    return { shown, language: '', sent: Buffer.from(shown) }
  }
}

const timeWords = ({ timing }: CaptureSummary): string => {
  const limit = timing.limitMs === null ? '' : ` of ${thousands(timing.limitMs)} ms`
  const tunnel = timing.tunnelEstimateMs
  return `${thousands(Math.round(timing.localMs))} ms${limit}${tunnel === undefined ? '' : `, and ~${thousands(Math.round(tunnel))} ms in the tunnel`}`
}

/** The signature is of the fixture secret: it opens nothing. */
const redactHeader = (name: string, value: string, redact: Redactor, platform: PlatformAdapter): string =>
  name.toLowerCase() === platform.sign(Buffer.alloc(0), fixtureSecret)[0].toLowerCase()
    ? value
    : redact.text(value, '')

/** A handler's address stays; what was asked with it may name somebody. */
const withBareQuery = (url: string, redact: Redactor): string => {
  const at = url.indexOf('?')
  return at === -1 ? url : `${url.slice(0, at)}?${redact.query(url.slice(at + 1), '')}`
}

/** A capture for a chat or an issue: what should have happened, the covered payload, and how to send it again. */
export const asMarkdown = (summary: CaptureSummary, parcel: Parcel, platform: PlatformAdapter): string =>
  redactOnce({ keep: [], cover: [] }, redact => written(summary, parcel, platform, redact))

const written = (
  summary: CaptureSummary,
  parcel: Parcel,
  platform: PlatformAdapter,
  redact: Redactor,
): string => {
  const { outcome, signature, verdict } = summary
  const event = summary.tool === undefined ? (summary.eventType ?? 'no event type') : `tool ${summary.tool}`
  const facts = [
    `- **Event** ${plain(event)}, ${summary.receivedAt}`,
    `- **Answer** ${outcome.status ?? 'none'} by ${outcome.source}, ${timeWords(summary)}`,
    `- **Signature** ${signature.status}${signature.reason ? `: ${plain(signature.reason)}` : ''}`,
    `- **Rule** ${verdict.result}/${verdict.reason}, ${verdict.certainty}`,
  ]
  const head = [`**${plain(redact.text(verdict.text, ''))}**`, facts.join('\n')]
  if (parcel.body.length > longestPayload)
    return [...head, `The payload of ${thousands(parcel.body.length)} bytes is left out.`, ''].join('\n\n')
  const { shown, language, sent } = cover(parcel.body, redact)
  const { url, method } = parcel
  const headers = signed({ headers: parcel.headers, body: sent }, platform, fixtureSecret)
  const safe = headers.map(([name, value]): [string, string] => [
    name,
    redactHeader(name, value, redact, platform),
  ])
  const curl = asCurl({ method, url: withBareQuery(url, redact), headers: safe, body: sent })
  return [
    ...head,
    'Payload, with numbers, names, words and tokens covered:',
    fenced(shown, language),
    'Send it again, signed with the published fixture secret:',
    fenced(curl, 'sh'),
    '',
  ].join('\n\n')
}
