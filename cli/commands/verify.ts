import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { defaultDataFolder } from '../../core/data-folder/data-folder.ts'
import { diagnose } from '../../core/diagnosis/diagnose.ts'
import { type NamedSecret, otherSecret } from '../../core/diagnosis/secret-forms.ts'
import { secretsInFolder } from '../../core/diagnosis/secrets-in-folder.ts'
import { type SigningPlatform, signatureSchemes } from '../../core/platforms/signature-schemes.ts'
import { thousands } from '../../core/thousands.ts'
import type { HeaderList } from '../../shared/capture.ts'
import type { Diagnosis } from '../../shared/diagnosis.ts'
import { Problem } from '../../shared/problem.ts'
import { type CommandSpec, type Given, parseCommand } from '../command.ts'
import { exit } from '../exit-codes.ts'
import { readSecretFile } from '../secret-file.ts'
import { colour, data, jsonLine, printable } from '../terminal.ts'
import { wrap } from '../wrap.ts'

const platforms = Object.keys(signatureSchemes) as SigningPlatform[]

export const spec: CommandSpec = {
  name: 'verify',
  about: 'Say whether a signature holds for a body, and if not, what would make it hold.',
  operands: '[FILE|-]',
  flags: {
    signature: { value: 'S', about: "the value of the platform's signature header, as it came" },
    'secret-file': {
      value: 'FILE',
      about: 'the secret that should have signed it (- reads stdin; left out: any that is saved)',
    },
    'data-dir': { value: 'DIR', about: "where saved secrets are (the system's place for application data)" },
    platform: { value: 'NAME', about: `${platforms.join(', ')} (the first is the default)` },
    at: { value: 'TIME', about: 'when it arrived, where a time is signed: ISO 8601 (now)' },
    json: { about: 'one JSON object on stdout' },
  },
  notes: [
    'FILE is the body, byte for byte as it came; without it, or with -, it is read from stdin.',
    "Saved secrets are those of the terminal's data folder; what the desktop app keeps in a keychain is not among them.",
    'Exit code 0: it holds. 1: it does not. 2: it could not be looked at.',
  ],
}

const usage = (reason: string, next = 'See `hookswitch verify --help`.'): Problem =>
  new Problem('usage', { reason, next })

const platformOf = (given: Given): SigningPlatform => {
  const wanted = given.text('platform') ?? platforms[0]
  const found = platforms.find(name => name === wanted)
  if (!found) throw usage(`There is no platform "${wanted}" here.`, `It can be ${platforms.join(', ')}.`)
  return found
}

const arrivedAt = (given: Given): number => {
  const text = given.text('at')
  const at = text === undefined ? Date.now() : Date.parse(text)
  if (Number.isNaN(at)) throw usage(`"${text}" is no time.`, 'Such as --at 2026-03-01T12:00:00Z.')
  return at
}

/** Whoever copies a header often has its name as well. */
const signatureIn = (text: string, header: string): string => {
  const named = `${header.toLowerCase()}:`
  return text.toLowerCase().startsWith(named) ? text.slice(named.length).trim() : text
}

const readBody = async (file: string | undefined): Promise<Buffer> => {
  try {
    return file === undefined || file === '-' ? await buffer(process.stdin) : readFileSync(file)
  } catch (error) {
    throw new Problem('file-unreadable', { file: file ?? '-', reason: (error as Error).message })
  }
}

const lines = (text: string, indent: string): string[] =>
  wrap(printable(text), 100 - indent.length).map(line => indent + line)

interface Told extends Diagnosis {
  /** The saved secret that signed it, by the words that name it, where none was given. */
  readonly by: string | null
}

const unfit = {
  text: 'No saved secret and no usual change of the body fits.',
  next: 'Give the secret that should have signed it with --secret-file.',
}
const formless = {
  text: 'Nothing in it can be a signature of these bytes.',
  next: 'Copy the value of the header whole.',
}

/** Asked without a secret, any saved one is as good as the given one: it is named, and is no near miss. */
const bySaved = (told: Diagnosis, saved: readonly NamedSecret[]): Told => {
  const by = saved.find(({ name }) => told.findings.some(({ text }) => text === otherSecret(name).text))
  const findings = told.findings.filter(({ kind }) => kind !== 'other-secret')
  const holds = by !== undefined && findings.length === 0
  const otherwise = told.otherwise && (told.tried === 0 ? formless : unfit)
  return { ...told, holds, findings, otherwise, by: by?.name ?? null }
}

const tell = ({ holds, tried, given, findings, otherwise, by }: Told, size: number): void => {
  const whose = by === null ? [] : lines(`It is signed with ${by}.`, '  ')
  if (holds) {
    data(`${colour.good('✓')} The signature holds for these ${thousands(size)} bytes.`)
    whose.forEach(data)
    return
  }
  data(`${colour.bad('✕')} The signature does not hold.`)
  for (const line of lines(given, '  ')) data(colour.quiet(line))
  whose.forEach(data)
  if (findings.length > 1) data('  It would hold with all of these mended:')
  for (const { text, next } of otherwise ? [otherwise] : findings) {
    for (const line of lines(text, '  ')) data(line)
    for (const line of lines(next, '    ')) data(colour.quiet(line))
  }
  data(colour.quiet(`  ${thousands(tried)} ways of signing these ${thousands(size)} bytes were tried.`))
}

/** `hookswitch verify`: exit 1 when the signature does not hold. */
export const run = async (args: readonly string[]): Promise<number> => {
  const given = parseCommand(spec, args)
  const [file, ...more] = given.operands
  if (more.length > 0) throw usage('One body at a time.')
  const platform = platformOf(given)
  const signature = given.text('signature')
  if (signature === undefined) throw usage('Which signature?')
  const secretFile = given.text('secret-file')
  if (secretFile === '-' && (file === undefined || file === '-'))
    throw usage('Secret and body cannot both come from stdin.', 'Put one of them into a file.')
  const atMs = arrivedAt(given)
  const folder = given.text('data-dir') ?? defaultDataFolder()
  const saved = secretsInFolder(folder)
  if (secretFile === undefined && saved.length === 0)
    throw usage(
      `Which secret should have signed it? None is saved in ${folder}.`,
      'Give it with --secret-file, or name another folder with --data-dir.',
    )
  const secret = secretFile === undefined ? null : readSecretFile(secretFile)
  const body = await readBody(file)
  const scheme = signatureSchemes[platform]
  const headers: HeaderList = [[scheme.header, signatureIn(signature, scheme.header)]]
  const found = await diagnose({ scheme, headers, body, secret, others: saved, atMs })
  const told = secret === null ? bySaved(found, saved) : { ...found, by: null }
  if (given.on('json')) jsonLine({ platform, ...told })
  else tell(told, body.length)
  return told.holds ? exit.ok : exit.failed
}
