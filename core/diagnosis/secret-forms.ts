import type { SignatureFinding } from '../../shared/diagnosis.ts'

/** A secret that is saved here, by the words that name it: "the endpoint secret of staging". */
export interface NamedSecret {
  readonly name: string
  readonly secret: string
}

/** A key to try, and what it would mean if it fitted. */
export interface TriedKey {
  readonly key: string | Buffer
  readonly findings: readonly SignatureFinding[]
}

const prefix = 'whsec_'

const whiteSpace = (text: string): SignatureFinding => ({
  kind: 'secret-white-space',
  text,
  next: 'Trim the secret where it is read, as from a file or an environment variable.',
})
const prefixForm = (text: string): SignatureFinding => ({
  kind: 'secret-prefix',
  text,
  next: `Use the secret as it is: “${prefix}” is part of it, and nothing is decoded.`,
})

/** What a secret becomes by the usual mistakes; as it is first. */
export const secretForms = (secret: string): TriedKey[] => {
  const trimmed = secret.trim()
  const bare = trimmed.startsWith(prefix) ? trimmed.slice(prefix.length) : null
  const forms: TriedKey[] = [
    { key: secret, findings: [] },
    {
      key: trimmed,
      findings: [
        whiteSpace('It is signed with the secret without the white space that stands around it here.'),
      ],
    },
    ...['\n', '\r\n', ' '].map(end => ({
      key: trimmed + end,
      findings: [
        whiteSpace(`It is signed with the secret and a ${end === ' ' ? 'blank' : 'line break'} behind it.`),
      ],
    })),
    {
      key: ` ${trimmed}`,
      findings: [whiteSpace('It is signed with a blank before the secret.')],
    },
    bare === null
      ? { key: prefix + trimmed, findings: [prefixForm(`It is signed with “${prefix}” before the secret.`)] }
      : { key: bare, findings: [prefixForm(`It is signed with the secret without its “${prefix}”.`)] },
  ]
  const decoded = Buffer.from(bare ?? trimmed, 'base64')
  if (decoded.length >= 8)
    forms.push({
      key: decoded,
      findings: [prefixForm('It is signed with what the secret is when it is decoded from base64.')],
    })
  const seen = new Set<string>()
  return forms.filter(({ key }) => {
    const known = seen.has(key.toString('latin1'))
    seen.add(key.toString('latin1'))
    return !known && key.length > 0
  })
}

/** The key of platforms that decode their secrets. */
export const decodedSecret = (secret: string): Buffer =>
  Buffer.from(secret.trim().replace(/^whsec_/, ''), 'base64')

/** Somebody else's secret that fits. */
export const otherSecret = (name: string): SignatureFinding => ({
  kind: 'other-secret',
  text: `It is signed with ${name}.`,
  next: 'Give this connection that secret, or point what is signed with it at where it belongs.',
})
