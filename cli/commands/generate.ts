import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readAnswerFile } from '../../core/answers/answer-file.ts'
import { readCaptures } from '../../core/captures/capture-store.ts'
import { type GeneratedHandler, generateHandler } from '../../core/generate/handler/generate-handler.ts'
import type { HandlerSource } from '../../core/generate/handler/make-plan.ts'
import { fileSource, savedSource } from '../../core/generate/handler/sources.ts'
import { answersToRead } from '../../core/rules/saved-line.ts'
import { readSavedConnection } from '../../core/settings/read-saved.ts'
import { asProblem, Problem } from '../../shared/problem.ts'
import { HandlerFramework } from '../../shared/requests/handler-framework.ts'
import { readRulesFile } from '../../shared/rules/rules-file.ts'
import { openDataFolder } from '../captures-to-read.ts'
import { type CommandSpec, type Given, parseCommand } from '../command.ts'
import { exit } from '../exit-codes.ts'
import { keptRules } from '../kept-rules.ts'
import { platformOf } from '../platform-flag.ts'
import { jsonLine, printable, talk } from '../terminal.ts'

const frameworks = HandlerFramework.options.join(', ')

export const spec: CommandSpec = {
  name: 'generate',
  about: 'Write what the rules and answers do as a handler of your own.',
  operands: 'handler',
  flags: {
    framework: { value: 'NAME', about: frameworks },
    connection: { value: 'ID', about: "whose rules and answers (the newest capture's)" },
    answer: { value: 'FILE', about: 'the default answer, as `listen` takes it, instead of a connection' },
    rules: { value: 'FILE', about: 'the rules, as `listen` takes them, instead of a connection' },
    out: { value: 'FILE', about: 'where to write it; a folder gets it under its usual name (stdout)' },
    force: { about: 'overwrite a file that is there' },
    platform: { value: 'NAME', about: 'thunderphone (the default)' },
    'data-dir': { value: 'DIR', about: "whose connections (the system's place for application data)" },
    json: { about: 'one object on stdout' },
  },
  notes: [
    'One file that needs nothing but its framework. It verifies signatures by the bytes with WEBHOOK_SECRET_FILE, answers {} whenever anything is not as expected, and in time by a timer of its own. What has to be written by hand is marked TODO, answers {} until then, and is told on stderr.',
    'It can be run while Hookswitch runs. Connections are practice, thunderphone and thunderphone-manual.',
  ],
}

const usage = (reason: string, next = 'See `hookswitch generate --help`.'): Problem =>
  new Problem('usage', { reason, next })

const frameworkOf = (given: Given): HandlerFramework => {
  const { operands } = given
  if (operands[0] === undefined)
    throw usage('Generate what?', 'It is `hookswitch generate handler --framework NAME`.')
  if (operands.join(' ') !== 'handler')
    throw usage(
      `There is no "generate ${operands.join(' ')}".`,
      'It is `hookswitch generate handler --framework NAME`.',
    )
  const name = given.text('framework')
  const framework = HandlerFramework.safeParse(name)
  if (framework.success) return framework.data
  throw usage(
    name === undefined ? 'For which framework?' : `There is no framework "${name}" here.`,
    `--framework can be ${frameworks}.`,
  )
}

/** Whether a rules file has to be read beside the answers that are kept here; a file that is no good says so itself. */
const namesAnswers = async (file: string | undefined): Promise<boolean> => {
  if (file === undefined) return false
  const read = readRulesFile(await readAnswerFile(file))
  return read.ok && read.rules.some(({ action }) => action.do !== 'forward' && action.answer !== undefined)
}

/** Here nothing was in force before, and nothing is read again. */
const inFile = (problem: Problem, answerFile = ''): Problem => {
  const { file = answerFile, place = '', reason = '' } = problem.detail
  return problem.code === 'answer-invalid' || problem.code === 'rules-file-invalid'
    ? usage(
        `${file}: ${place ? `${place}: ` : ''}${reason.replace(/\.$/, '')}.`,
        'Nothing was written. Mend the file.',
      )
    : problem
}

const sourceOfFiles = async (given: Given): Promise<HandlerSource> => {
  if (given.on('connection')) throw usage('--connection does not go together with --answer and --rules.')
  const [answerFile, rulesFile] = [given.text('answer'), given.text('rules')]
  const platform = platformOf(given)
  const kept = (await namesAnswers(rulesFile)) ? openDataFolder(given) : null
  try {
    const answers = answersToRead(kept?.database ?? null)
    return await fileSource({ platform, answerFile, rulesFile, answers })
  } catch (error) {
    throw inFile(asProblem(error), answerFile)
  } finally {
    kept?.close()
  }
}

const sourceOf = async (given: Given): Promise<HandlerSource> => {
  if (given.on('answer') || given.on('rules')) return sourceOfFiles(given)
  const platform = platformOf(given)
  const { folder, database, close } = openDataFolder(given)
  try {
    if (!database)
      throw usage(
        `There are no answers in ${folder} yet.`,
        'Give them with --answer FILE and --rules FILE, or name the folder with --data-dir.',
      )
    const connectionId =
      given.text('connection') ?? readCaptures(database).page(1)[0]?.connectionId ?? 'practice'
    const rules = keptRules(database).find(set => set.connectionId === connectionId)?.rules ?? []
    const saved = readSavedConnection(folder, connectionId)
    return savedSource({ platform, connectionId, saved, rules, answers: answersToRead(database) })
  } finally {
    close()
  }
}

/** @returns the file's path. @throws Problem `usage` when it is there already, or cannot be written */
const write = (given: Given, wanted: string, { fileName, text }: GeneratedHandler): string => {
  const path = resolve(wanted)
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, fileName) : path
  try {
    writeFileSync(file, text, { flag: given.on('force') ? 'w' : 'wx' })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw code === 'EEXIST'
      ? usage(
          `${file} is there already, and was left as it is.`,
          'Choose another name, or overwrite it with --force.',
        )
      : usage(`${file} cannot be written: ${message}.`, 'Choose another place with --out.')
  }
  return file
}

/** `hookswitch generate handler`. */
export const run = async (args: readonly string[]): Promise<number> => {
  const given = parseCommand(spec, args)
  const framework = frameworkOf(given)
  const out = given.text('out')
  if (out === undefined && given.on('force')) throw usage('--force is for --out.')
  const source = await sourceOf(given)
  const made = generateHandler(source, framework)
  const file = out === undefined ? null : write(given, out, made)
  const { fileName, text, notes } = made
  if (given.on('json'))
    jsonLine({ type: 'handler', framework, ...(file === null ? { fileName, text } : { file }), notes })
  else if (file === null) process.stdout.write(text)
  if (!given.on('json')) {
    if (file !== null) talk(`Wrote ${printable(file)}, from ${printable(source.origin)}.`)
    for (const note of notes) talk(`– ${printable(note)}`)
  }
  return exit.ok
}
