import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { diagnose } from '../../core/diagnosis/diagnose.ts'
import { type SigningPlatform, signatureSchemes } from '../../core/platforms/signature-schemes.ts'
import { thousands } from '../../core/thousands.ts'
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
    'secret-file': { value: 'FILE', about: 'the secret that should have signed it (- reads stdin)' },
    platform: { value: 'NAME', about: `${platforms.join(', ')} (the first is the default)` },
    at: { value: 'TIME', about: 'when it arrived, where a time is signed: ISO 8601 (now)' },
    json: { about: 'one JSON object on stdout' },
  },
  notes: [
    'FILE is the body, byte for byte as it came; without it, or with -, it is read from stdin.',
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

const tell = ({ holds, tried, given, findings, otherwise }: Diagnosis, size: number): void => {
  if (holds) {
    data(`${colour.good('✓')} The signature holds for these ${thousands(size)} bytes.`)
    return
  }
  data(`${colour.bad('✕')} The signature does not hold.`)
  for (const line of lines(given, '  ')) data(colour.quiet(line))
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
  if (secretFile === undefined) throw usage('Which secret should have signed it?')
  if (secretFile === '-' && (file === undefined || file === '-'))
    throw usage('Secret and body cannot both come from stdin.', 'Put one of them into a file.')
  const atMs = arrivedAt(given)
  const secret = readSecretFile(secretFile)
  const body = await readBody(file)
  const scheme = signatureSchemes[platform]
  const told = await diagnose({
    scheme,
    headers: [[scheme.header, signatureIn(signature, scheme.header)]],
    body,
    secret,
    others: [],
    atMs,
  })
  if (given.on('json')) jsonLine({ platform, ...told })
  else tell(told, body.length)
  return told.holds ? exit.ok : exit.failed
}
