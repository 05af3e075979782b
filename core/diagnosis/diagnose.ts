import type { HeaderList } from '../../shared/capture.ts'
import type { Diagnosis, SignatureFinding } from '../../shared/diagnosis.ts'
import { inSlices } from '../in-slices.ts'
import type { SignatureScheme } from '../platforms/signature-schemes.ts'
import { bodyForms } from './body-forms.ts'
import { foreignHeader, givenSignatures } from './given-signature.ts'
import { sayGiven } from './say-given.ts'
import { decodedSecret, type NamedSecret, otherSecret, secretForms, type TriedKey } from './secret-forms.ts'
import { type Hit, type Trial, tryForm } from './try-signatures.ts'

export interface SignatureQuestion {
  /** That of the platform whose signature it should be. */
  readonly scheme: SignatureScheme
  readonly headers: HeaderList
  /** As it came, byte by byte. */
  readonly body: Buffer
  /** The secret that is in force; null when it is not known any more. */
  readonly secret: string | null
  /** Other secrets that are known here. */
  readonly others: readonly NamedSecret[]
  /** When it arrived, in milliseconds since 1970. */
  readonly atMs: number
}

/** Bytes that are hashed at most: half a second of a core that does nothing else. */
const mostHashed = 192 * 1_024 * 1_024

const minutes = (ms: number): string => {
  const n = Math.round(Math.abs(ms) / 60_000)
  return n >= 120 ? `${Math.round(n / 60)} hours` : `${n} minutes`
}

const timestamp = (ageMs: number, { name, toleranceMs }: SignatureScheme): SignatureFinding => ({
  kind: 'timestamp',
  text: `Its time stamp is ${minutes(ageMs)} ${ageMs < 0 ? 'ahead of' : 'older than'} its arrival.`,
  next:
    ageMs < 0
      ? 'Set the clock of this machine, then try again.'
      : `${name} allows ${minutes(toleranceMs ?? 0)}: sign it anew, or set the clock of this machine.`,
})

/** The time that is signed, where it is too far from when it arrived. */
const timeFindings = ({ scheme, atMs }: SignatureQuestion, read: Hit['read']): SignatureFinding[] => {
  if (scheme.toleranceMs === null || read.atMs === null) return []
  const ageMs = atMs - read.atMs
  return Math.abs(ageMs) > scheme.toleranceMs ? [timestamp(ageMs, scheme)] : []
}

const twice = ({ header }: SignatureScheme): SignatureFinding => ({
  kind: 'header-form',
  text: `One of its ${header} headers fits, but there are several.`,
  next: 'Send the header once: nobody can say which one counts.',
})

/** The secret in force by itself, then with its usual mistakes, then everybody else's. */
const keysOf = ({ secret, others }: SignatureQuestion): TriedKey[][] => {
  const own = secret === null ? [] : secretForms(secret)
  const foreign = others
    .filter(other => other.secret !== secret)
    .flatMap(other =>
      secretForms(other.secret).map(({ key, findings }) => ({
        key,
        findings: [otherSecret(other.name), ...findings],
      })),
    )
  return [own.slice(0, 1), own.slice(1), foreign]
}

const trialsOf = (
  question: SignatureQuestion,
  given: ReturnType<typeof givenSignatures>,
): readonly Trial[][] =>
  keysOf(question).map(keys =>
    given.flatMap(({ read, decodesSecret, findings }) =>
      keys.map(tried => ({
        read,
        key: decodesSecret && typeof tried.key === 'string' ? decodedSecret(tried.key) : tried.key,
        findings: [...findings, ...tried.findings],
      })),
    ),
  )

function* search(question: SignatureQuestion): Generator<void, { tried: number; hit: Hit | null }> {
  const { body, headers, scheme } = question
  const [own = [], ownForms = [], others = []] = trialsOf(question, givenSignatures(headers, scheme))
  const all = [...own, ...ownForms, ...others]
  if (all.length === 0) return { tried: 0, hit: null }
  const forms = yield* bodyForms(body)
  const size = Math.max(body.length, 64)
  // What is large is tried as written otherwise with the secret in force only: that is what happens.
  const everything = size * forms.length * all.length <= mostHashed
  const asItCame = all.slice(0, Math.max(1, Math.floor(mostHashed / 2 / size)))
  let tried = 0
  for (const form of forms) {
    const trials = everything ? all : form.finding === null ? asItCame : own.length > 0 ? own : others
    if (tried > 0 && (tried + trials.length) * size > mostHashed) break
    tried += trials.length
    const hit = yield* tryForm(form, trials)
    if (hit) return { tried, hit }
  }
  return { tried, hit: null }
}

const nothingFits = ({ secret, scheme }: SignatureQuestion, tried: number): Diagnosis['otherwise'] => {
  if (tried === 0 && secret !== null)
    return {
      text: 'Nothing in it can be a signature of these bytes.',
      next: `Whoever sent it did not sign as ${scheme.name} does: check who else knows this URL.`,
    }
  if (secret === null)
    return {
      text: "The endpoint's secret is not known any more: it went with its endpoint.",
      next: 'Connect again: what comes from then on can be checked.',
    }
  return {
    text: 'No saved secret and no usual change of the body fits.',
    next: `Compare the end of the secret with what ${scheme.name}'s dashboard shows, and check who else knows this URL.`,
  }
}

/**
 * Looks for the near miss of a signature. Gives way every few milliseconds, so it may run beside deliveries; what it
 * hashes is bounded. Neither a secret nor a signature made with one is in what it tells.
 */
export const diagnose = async (question: SignatureQuestion): Promise<Diagnosis> => {
  const { headers, scheme } = question
  const { tried, hit } = await inSlices(search(question))
  const given = sayGiven(headers, scheme)
  const alone = headers.filter(([name]) => name.toLowerCase() === scheme.header.toLowerCase()).length === 1
  if (hit) {
    const findings = [...hit.findings, ...timeFindings(question, hit.read)]
    if (findings.length === 0 && !alone) findings.push(twice(scheme))
    return { holds: findings.length === 0, tried, given, findings, otherwise: null }
  }
  const foreign = foreignHeader(headers, scheme)
  return {
    holds: false,
    tried,
    given,
    findings: foreign ? [foreign] : [],
    otherwise: foreign ? null : nothingFits(question, tried),
  }
}
