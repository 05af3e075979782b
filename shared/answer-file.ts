import { z } from 'zod'
import { AnswerContent, AnswerKind, AnswerName, type AnswerState, plainContent } from './answer.ts'
import { PlatformId } from './platform.ts'
import { Problem } from './problem.ts'
import { rawValue } from './raw-value.ts'
import { safeFileName } from './safe-file-name.ts'

/** How a negative test or a tool's reply says what it is; a config's file is the config and nothing else. */
const format = 'hookswitch-answer'
const version = 1

const Envelope = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  platform: PlatformId,
  kind: AnswerKind.exclude(['config'], 'It has to be "test" or "tool": a config is a file of its own'),
  /** Left out: the file's. */
  name: AnswerName.optional(),
  status: AnswerContent.shape.status.default(200),
  delayMs: AnswerContent.shape.delayMs.default(0),
  /** The text of a test; any JSON for a tool. */
  body: z.unknown().optional(),
})

/** Nothing that is larger is read: the longest body, with each character escaped. */
const longestFile = 8_388_608

export interface AnswerInFile {
  readonly kind: AnswerKind
  readonly name: string
  readonly content: AnswerContent
}

const invalid = (place: string, reason: string): Problem => new Problem('answer-invalid', { place, reason })

const nameOfFile = (fileName: string): string => {
  const last = fileName.split(/[/\\]/).at(-1) ?? ''
  return (
    last
      .replace(/\.json$/i, '')
      .trim()
      .slice(0, 120) || 'Answer'
  )
}

/** What the file says in its envelope, or undefined for a config. */
const envelopeIn = (text: string): Record<string, unknown> | undefined => {
  if (!text.includes(format)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    const isOne = typeof value === 'object' && value !== null && 'format' in value && value.format === format
    return isOne ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** As it is written there: a number of twenty digits stays what it is. */
const rawBody = (text: string): string => (rawValue(text, 'body') ?? '').replaceAll('\n  ', '\n')

const readEnvelope = (
  envelope: Record<string, unknown>,
  text: string,
  platform: PlatformId,
  fileName: string,
): AnswerInFile => {
  if (typeof envelope.version === 'number' && envelope.version > version)
    throw invalid('version', `It is of a newer Hookswitch: this one reads version ${version}.`)
  if (typeof envelope.platform === 'string' && envelope.platform !== platform)
    throw invalid('platform', `It is an answer for ${envelope.platform.slice(0, 40)}, not for ${platform}.`)
  const read = Envelope.safeParse(envelope)
  if (!read.success) {
    const [issue] = read.error.issues
    throw invalid(issue?.path.join('.') || fileName, `${issue?.message ?? 'It is no answer'}.`)
  }
  const { kind, name = nameOfFile(fileName), status, delayMs, body } = read.data
  if (!('body' in envelope)) throw invalid('body', 'It is missing.')
  if (kind === 'tool') return { kind, name, content: { text: rawBody(text), status, delayMs } }
  if (typeof body !== 'string') throw invalid('body', 'The body of a negative test has to be a text.')
  return { kind, name, content: { text: body, status, delayMs } }
}

/** An answer as a plain JSON file, to be shared and kept in git. `readAnswerFileText` makes the same answer of it. */
export const answerFile = (
  answer: Pick<AnswerState, 'platform' | 'kind' | 'name' | 'text' | 'status' | 'delayMs'>,
): { readonly fileName: string; readonly text: string } => {
  const { platform, kind, name, status, delayMs } = answer
  const fileName = `${safeFileName(name.replace(/\.json$/i, '')) || 'answer'}.json`
  if (kind === 'config') return { fileName, text: answer.text }
  const head = JSON.stringify({ format, version, platform, kind, name, status, delayMs }, null, 2)
  const body = kind === 'test' ? JSON.stringify(answer.text) : answer.text.trim().replaceAll('\n', '\n  ')
  return { fileName, text: `${head.slice(0, -2)},\n  "body": ${body}\n}\n` }
}

/**
 * An answer out of a file. A file without the envelope is a config, whatever is in it: whoever puts it in force checks it.
 * @throws Problem `answer-invalid` with the place and the reason
 */
export const readAnswerFileText = (file: string, fileName: string, platform: PlatformId): AnswerInFile => {
  const text = file.replace(/^\uFEFF/, '')
  const tooLarge = (): Problem => invalid(fileName, 'An answer is 1 MiB at most.')
  if (text.length > longestFile) throw tooLarge()
  const envelope = envelopeIn(text)
  const found: AnswerInFile = envelope
    ? readEnvelope(envelope, text, platform, fileName)
    : { kind: 'config', name: nameOfFile(fileName), content: plainContent(text) }
  if (!AnswerContent.safeParse(found.content).success) throw tooLarge()
  return found
}
