import type { CaptureDetail, HeaderList } from '../../shared/capture.ts'
import type { ReplayRequest, ReplayTarget } from '../../shared/replay.ts'
import { headerChanges, pathAfterOwn, replayable } from '../../shared/replay-changes.ts'
import { signatureSchemes } from '../detail/signature-scheme.ts'
import { bytesToBase64, readBody } from '../text/body.ts'
import { prettyJson } from '../text/pretty-json.ts'
import { canonicalText } from '../text/sorted-json.ts'

/** Where and how something is sent, as it stands in fields. */
export interface SendingForm {
  readonly kind: ReplayTarget['kind']
  readonly url: string
  /** Null: by itself, when the body was edited. */
  readonly sign: boolean | null
  readonly times: string
  /** A second; empty: one after the other. */
  readonly rate: string
}

/** What is sent instead of a capture, as it stands in fields. */
export interface ReplayForm extends SendingForm {
  readonly path: string
  /** A line each, in their order. */
  readonly headers: string
  /** Null for one that cannot be written as text: it goes as it was. */
  readonly body: string | null
  /** Keys sorted, without white space: as the platform writes. */
  readonly asPlatform: boolean
}

export const firstSending: SendingForm = { kind: 'engine', url: '', sign: null, times: '1', rate: '' }

const longestEdited = 262_144
/** Laid out, each level costs its indent on every line below it. */
const deepestLaidOut = 100

/** Brackets in strings count as well: what is left as it came is only less pretty. */
const isDeep = (text: string): boolean => {
  let depth = 0
  for (const sign of text) {
    if (sign === '{' || sign === '[') depth++
    else if (sign === '}' || sign === ']') depth--
    if (depth > deepestLaidOut) return true
  }
  return false
}

const headerText = (headers: HeaderList): string =>
  headers.map(([name, value]) => `${name}: ${value}`).join('\n')

const headersIn = (text: string): HeaderList =>
  text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      const colon = line.indexOf(':')
      return colon === -1 ? [line.trim(), ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
    })

/** The payload as it is edited: laid out when it came in the platform's own form, else as it came. */
const editedText = (detail: CaptureDetail): Pick<ReplayForm, 'body' | 'asPlatform'> => {
  const { bodyBase64 } = detail.request
  const asItWas = { body: null, asPlatform: false }
  if ((bodyBase64.length * 3) / 4 > longestEdited) return asItWas
  const { bytes, text } = readBody(bodyBase64)
  if (text === null || bytes.length < detail.summary.size) return asItWas
  const asPlatform = text !== '' && !isDeep(text) && canonicalText(text) === text
  return { body: asPlatform ? (prettyJson(text) ?? text) : text, asPlatform }
}

/** Asked for with each letter that is typed. */
const forms = new WeakMap<CaptureDetail, ReplayForm>()

/** A capture as it was. */
export const formOf = (detail: CaptureDetail): ReplayForm => {
  const known = forms.get(detail)
  if (known) return known
  const form: ReplayForm = {
    ...firstSending,
    ...editedText(detail),
    path: pathAfterOwn(detail.request.path),
    headers: headerText(replayable(detail.request.headers)),
  }
  forms.set(detail, form)
  return form
}

/** Whether the body would be sent with other bytes. */
const bodyChanged = (form: ReplayForm, was: ReplayForm): boolean =>
  form.body !== null && (form.body !== was.body || form.asPlatform !== was.asPlatform)

export const signs = (form: ReplayForm, was: ReplayForm): boolean => form.sign ?? bodyChanged(form, was)

const bodyOf = (form: ReplayForm): string => {
  const text = form.body ?? ''
  return form.asPlatform ? (canonicalText(text) ?? text) : text
}

/** What would differ, in the engine's words. */
export const changesIn = (form: ReplayForm, detail: CaptureDetail): string[] => {
  const was = formOf(detail)
  const { header } = signatureSchemes[detail.summary.platform]
  const headers = headerChanges(headersIn(was.headers), headersIn(form.headers), header)
  return [
    ...(bodyChanged(form, was) ? ['body'] : []),
    ...(form.path === was.path ? [] : ['path']),
    ...(signs(form, was) && !headers.includes('signature') ? ['signature'] : []),
    ...headers,
  ]
}

const numberIn = (text: string, least: number, most: number): number | null => {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() !== '' && value >= least && value <= most ? value : null
}

/** What is wrong with the fields, for a person; null when nothing is. */
export const whyNotSend = ({ kind, rate, times, url }: SendingForm): string | null => {
  if (kind === 'url' && url.trim() === '') return 'Give the URL to send to.'
  const n = numberIn(times, 1, 1_000)
  if (n === null || !Number.isInteger(n)) return 'Once to 1000 times.'
  if (rate.trim() !== '' && numberIn(rate, 0.1, 200) === null) return 'A rate from 0.1 to 200 a second.'
  return null
}

export const targetOf = ({ kind, url }: SendingForm): ReplayTarget =>
  kind === 'url' ? { kind, url: url.trim() } : { kind }

export const paceOf = ({ rate, times }: SendingForm): Pick<ReplayRequest, 'times' | 'ratePerS'> => ({
  times: numberIn(times, 1, 1_000) ?? 1,
  ratePerS: numberIn(rate, 0.1, 200),
})

/** @param agree the host that was named may have it */
export const requestOf = (form: ReplayForm, detail: CaptureDetail, agree: boolean): ReplayRequest => {
  const was = formOf(detail)
  const edit = {
    ...(bodyChanged(form, was) ? { bodyBase64: bytesToBase64(new TextEncoder().encode(bodyOf(form))) } : {}),
    ...(form.headers === was.headers ? {} : { headers: headersIn(form.headers) }),
    ...(form.path === was.path ? {} : { path: form.path }),
  }
  return {
    captureIds: [detail.summary.id],
    target: targetOf(form),
    edit: Object.keys(edit).length === 0 ? null : edit,
    sign: signs(form, was),
    ...paceOf(form),
    agree,
  }
}
