import type { HeaderList } from '../../shared/capture.ts'
import type { SignatureFinding } from '../../shared/diagnosis.ts'
import {
  otherSchemes,
  type ReadSignature,
  type SignatureScheme,
  signatureSchemes,
} from '../platforms/signature-schemes.ts'

/** One reading of what was given as a signature, and how it differs from what the platform writes. */
export interface GivenSignature {
  readonly read: ReadSignature
  readonly decodesSecret: boolean
  /** Empty: exactly as the platform writes it. */
  readonly findings: readonly SignatureFinding[]
}

const mostHeaders = 8
const schemes: readonly SignatureScheme[] = [...Object.values(signatureSchemes), ...otherSchemes]

const ofBody = (digest: Buffer): ReadSignature => ({ digest, before: '', after: '', atMs: null })

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const pointElsewhere = (scheme: SignatureScheme, ours: SignatureScheme): string =>
  `Point ${scheme.name} at a receiver of its own: this one checks what ${ours.name} sends.`

/** What it would mean if it fitted. */
const foreign = (scheme: SignatureScheme, ours: SignatureScheme, header: string): SignatureFinding => ({
  kind: 'other-platform',
  text: sameName(header, scheme.header)
    ? `It holds as a signature of ${scheme.name}, in ${scheme.header}.`
    : `It is signed in the way of ${scheme.name}, not of ${ours.name}.`,
  next: pointElsewhere(scheme, ours),
})

const otherHeader = (header: string, ours: SignatureScheme): SignatureFinding => ({
  kind: 'header-form',
  text: `The signature stands under ${header}.`,
  next: `Send it under ${ours.header}.`,
})

const around: SignatureFinding = {
  kind: 'header-form',
  text: 'White space or quotes stand around the signature.',
  next: 'Send the signature alone, as the whole value of its header.',
}
const upperCase: SignatureFinding = {
  kind: 'upper-case-hex',
  text: 'Its hexadecimal digits are in upper case.',
  next: 'Write them in lower case: signatures are compared as text.',
}
const base64: SignatureFinding = {
  kind: 'base64',
  text: 'It is written in base64.',
  next: 'Write the HMAC as hexadecimal digits.',
}
const prefixed = (prefix: string, { name, form }: SignatureScheme): SignatureFinding => ({
  kind: 'scheme-prefix',
  text: `It begins with “${prefix}”, which ${name} does not write.`,
  next: `Leave it out: it should be ${form}.`,
})
const unprefixed = ({ prefix, name }: SignatureScheme): SignatureFinding => ({
  kind: 'scheme-prefix',
  text: `It lacks the “${prefix}” that ${name} begins with.`,
  next: `Put “${prefix}” before the digits.`,
})

/** 32 bytes however they are written, with what is odd about that; null when it is nothing of the kind. */
const readDigits = (text: string): { digest: Buffer; findings: SignatureFinding[] } | null => {
  if (/^[0-9a-f]{64}$/i.test(text))
    return { digest: Buffer.from(text, 'hex'), findings: /[A-F]/.test(text) ? [upperCase] : [] }
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return { digest: Buffer.from(text, 'base64'), findings: [base64] }
  if (!/^[A-Za-z0-9+/_-]{86}={0,2}$/.test(text)) return null
  // Base64 of the digits instead of the bytes.
  const inner = Buffer.from(text, 'base64').toString('latin1')
  return /^[0-9a-f]{64}$/.test(inner) ? { digest: Buffer.from(inner, 'hex'), findings: [base64] } : null
}

/** Reads a value more patiently than the platform's receivers do. */
const readLeniently = (
  value: string,
  ours: SignatureScheme,
): Omit<GivenSignature, 'decodesSecret'> | null => {
  const bare = value
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim()
  const prefix = /^[A-Za-z][A-Za-z0-9-]{0,15}[=:] ?/.exec(bare)?.[0] ?? ''
  const read = readDigits(bare) ?? readDigits(bare.slice(prefix.length))
  if (!read) return null
  const found = readDigits(bare) ? '' : prefix
  return {
    read: ofBody(read.digest),
    findings: [
      ...(bare === value ? [] : [around]),
      ...(found === ours.prefix ? [] : [found === '' ? unprefixed(ours) : prefixed(found, ours)]),
      ...read.findings,
    ],
  }
}

/** Every reading of one header's value, the strictest first. */
const readingsOf = (
  header: string,
  value: string,
  headers: HeaderList,
  ours: SignatureScheme,
): GivenSignature[] => {
  const isOurs = sameName(header, ours.header)
  const strict = isOurs ? ours.read(value, headers) : null
  if (strict) return [{ read: strict, decodesSecret: false, findings: [] }]
  const named = schemes.filter(scheme => scheme !== ours && sameName(header, scheme.header))
  const lenient = named.length === 0 && ours.toleranceMs === null ? readLeniently(value, ours) : null
  if (lenient)
    return [
      {
        ...lenient,
        decodesSecret: false,
        findings: [...(isOurs ? [] : [otherHeader(header, ours)]), ...lenient.findings],
      },
    ]
  return (named.length > 0 ? named : schemes).flatMap(scheme => {
    const read = scheme.read(value, headers)
    if (!read) return []
    const finding = scheme === ours ? otherHeader(header, ours) : foreign(scheme, ours, header)
    return [{ read, decodesSecret: scheme.decodesSecret === true, findings: [finding] }]
  })
}

/** Whatever a delivery carries that may be its signature, that of the platform's own header first. */
export const givenSignatures = (headers: HeaderList, ours: SignatureScheme): GivenSignature[] => {
  const isOurs = (name: string) => sameName(name, ours.header)
  const known = (name: string) => schemes.some(scheme => sameName(name, scheme.header))
  const own = headers.filter(([name]) => isOurs(name))
  const others = headers.filter(([name]) => !isOurs(name) && (known(name) || /signature|hmac/i.test(name)))
  return [...own, ...others]
    .slice(0, mostHeaders)
    .flatMap(([name, value]) => readingsOf(name, value, headers, ours))
}

/** The platform that another header names, where there is none of ours: worth telling also when nothing fits. */
export const foreignHeader = (headers: HeaderList, ours: SignatureScheme): SignatureFinding | null => {
  if (headers.some(([name]) => sameName(name, ours.header))) return null
  for (const scheme of schemes) {
    const found = headers.find(([name]) => scheme !== ours && sameName(name, scheme.header))
    if (found)
      return {
        kind: 'other-platform',
        text: `It has the signature header of ${scheme.name}, ${scheme.header}.`,
        next: pointElsewhere(scheme, ours),
      }
  }
  return null
}
