import { resolve } from 'node:path'
import { readAnswerFile } from '../../core/answers/answer-file.ts'
import { readTable } from '../../core/callers/read-table.ts'
import { readCaptures } from '../../core/captures/capture-store.ts'
import { firstAnswerId } from '../../core/connections/resolve-plan.ts'
import { platformAdapter } from '../../core/platforms/registry.ts'
import { compileRules } from '../../core/rules/compile-rules.ts'
import { dryRun } from '../../core/rules/dry-run.ts'
import { ledgerOf } from '../../core/rules/ledger.ts'
import { loadRulesFile } from '../../core/rules/load-rules-file.ts'
import { readRuleRecords } from '../../core/rules/rule-records.ts'
import { answersToRead, savedLine } from '../../core/rules/saved-line.ts'
import { readSavedConnection } from '../../core/settings/read-saved.ts'
import type { Database } from '../../core/sqlite.ts'
import { openTemplateRenderer } from '../../core/templates/renderer.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { asProblem, Problem } from '../../shared/problem.ts'
import { ledgerCsv } from '../../shared/rules/ledger-csv.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import type { DryRow } from '../../shared/rules/rule-state.ts'
import { type DataFolder, openDataFolder } from '../captures-to-read.ts'
import { type CommandSpec, type Given, parseCommand } from '../command.ts'
import { exit } from '../exit-codes.ts'
import { workers } from '../host-facts.ts'
import { keptRules } from '../kept-rules.ts'
import { platformOf } from '../platform-flag.ts'
import { rulesInForce } from '../rules-in-force.ts'
import { dryLines, ledgerLines } from '../rules-report.ts'
import { colour, data, jsonLine, printable, talk } from '../terminal.ts'

export const spec: CommandSpec = {
  name: 'rules',
  about: 'Try a rules file on the last calls before it is in force, and see how the arms of an A/B test do.',
  operands: 'check FILE|ledger [FILE]',
  flags: {
    last: { value: 'N', about: 'check: on how many captures (20)' },
    connection: { value: 'ID', about: "whose captures (the newest capture's)" },
    callers: { value: 'FILE', about: 'check: the table of callers for templates (the saved one)' },
    platform: { value: 'NAME', about: 'thunderphone (the default)' },
    csv: { about: 'ledger: as CSV' },
    'data-dir': { value: 'DIR', about: "where the captures are (the system's place for application data)" },
    json: { about: 'one object a line on stdout' },
  },
  notes: [
    'check says whether the file is good, and which rule each of the last calls would get now under it, with why. Default answer and handler are the saved ones; nothing is put in force, sent or counted. Exit code 1: the file is no good.',
    'ledger counts what was taken by the rules that are kept, or by those of a file: calls, fallbacks, median time and mean grade of each arm.',
    'Both can be run while Hookswitch runs. Connections are practice, thunderphone and thunderphone-manual.',
  ],
}

const widestLine = 100

const usage = (reason: string): Problem =>
  new Problem('usage', {
    reason,
    next: 'It is `hookswitch rules check FILE` or `hookswitch rules ledger [FILE]`.',
  })

interface What {
  readonly what: 'check' | 'ledger'
  readonly file: string | null
}

const readWhat = ({ operands, on }: Given): What => {
  const [what, file, ...more] = operands
  if (what === undefined) throw usage('What of the rules?')
  if ((what !== 'check' && what !== 'ledger') || more.length > 0)
    throw usage(`There is no "rules ${operands.join(' ')}".`)
  if (file === '' || (what === 'check' && file === undefined)) throw usage('Which file?')
  if (what === 'check' && on('csv')) throw usage('--csv is for the ledger.')
  if (what === 'ledger' && on('last')) throw usage('--last is for check.')
  if (on('csv') && on('json')) throw usage('--csv and --json do not go together.')
  return { what, file: file === undefined ? null : resolve(file) }
}

/** Whose captures are meant: null where there are none. */
const connectionOf = (given: Given, database: Database): string | null =>
  given.text('connection') ?? readCaptures(database).page(1)[0]?.connectionId ?? null

const modeOf = (connectionId: string) =>
  connectionId === 'practice' ? 'practice' : connectionId.endsWith('-manual') ? 'manual' : 'account'

const tryRules = async (
  { folder }: DataFolder,
  database: Database,
  connectionId: string,
  platform: PlatformId,
  rules: readonly Rule[],
  answers: ReturnType<typeof answersToRead>,
  limit: number,
  callers: string | undefined,
): Promise<DryRow[]> => {
  const templates = openTemplateRenderer(workers.templateWorker)
  try {
    const tried = compileRules(rules, new Map())
    const line = await savedLine({
      connectionId,
      platform,
      saved: { ...readSavedConnection(folder, connectionId), ...(callers ? { callers } : {}) },
      firstAnswerId: firstAnswerId(platform, modeOf(connectionId)),
      answers,
      rules: tried,
    })
    const captures = readCaptures(database)
    const records = readRuleRecords(database)
    return await dryRun({ line, templates, captures, records, inForce: tried.apart() }, tried, limit)
  } finally {
    await templates.close()
  }
}

const check = async (folder: DataFolder, file: string, given: Given): Promise<number> => {
  const { database } = folder
  const platform = platformOf(given)
  const json = given.on('json')
  const limit = given.number('last', 1, 10_000) ?? 20
  const text = await readAnswerFile(file)
  const callers = given.text('callers')
  // One that is no good is said at once.
  if (callers !== undefined) await readTable(callers)
  const answers = answersToRead(database)
  let rules: Rule[]
  try {
    rules = await loadRulesFile(file, text, platform, answers)
  } catch (error) {
    const problem = asProblem(error)
    if (problem.code !== 'rules-file-invalid') throw error
    const { place = '', reason = '' } = problem.detail
    if (json) jsonLine({ type: 'rules', ok: false, file, place, reason })
    else data(`${colour.bad('✕')} ${printable(`${file}: ${place ? `${place}: ` : ''}${reason}.`)}`)
    return exit.failed
  }
  if (json) jsonLine({ type: 'rules', ok: true, file, rules })
  else {
    const words = rulesInForce({ connectionId: '', rules, file, problem: null }).replace(' in force', ' on')
    data(`${colour.good('✓')} The file is good: ${words}.`)
  }
  const connectionId = database && connectionOf(given, database)
  if (!database || connectionId === null) {
    talk(`There are no captures in ${folder.folder} yet to try it on.`)
    return exit.ok
  }
  const rows = await tryRules(folder, database, connectionId, platform, rules, answers, limit, callers)
  const captures = readCaptures(database)
  if (!json && rows.length > 0)
    data(`  What the last ${rows.length} calls of “${printable(connectionId)}” would get, newest first:`)
  for (const row of rows) {
    const capture = captures.get(row.captureId)?.summary
    const { captureId, would, steps } = row
    if (json) jsonLine({ type: 'call', captureId, would, steps })
    else if (capture)
      for (const line of [
        '',
        ...dryLines(row, capture, Math.min(process.stdout.columns ?? widestLine, widestLine)),
      ])
        data(line)
  }
  if (rows.length === 0) talk(`“${printable(connectionId)}” has no verified calls yet to try it on.`)
  return exit.ok
}

const ledger = async (folder: DataFolder, file: string | null, given: Given): Promise<number> => {
  const { database } = folder
  const connectionId = database && connectionOf(given, database)
  if (!database || connectionId === null) {
    talk(`There are no captures in ${folder.folder} yet.`)
    return exit.ok
  }
  const platform = platformOf(given)
  const kept = keptRules(database).find(set => set.connectionId === connectionId)?.rules ?? []
  const rules =
    file === null
      ? kept
      : await loadRulesFile(file, await readAnswerFile(file), platform, answersToRead(database))
  const { facts } = platformAdapter(platform)
  const experiments = await ledgerOf(connectionId, rules, facts, readRuleRecords(database))
  if (given.on('csv')) process.stdout.write(ledgerCsv(experiments))
  else if (given.on('json')) experiments.forEach(jsonLine)
  else if (experiments.length > 0) ledgerLines(experiments).forEach(data)
  else
    talk(
      file === null
        ? `No kept rule of “${printable(connectionId)}” has a share of an experiment. Rules in a file are given by its name.`
        : 'No rule of this file has a share of an experiment.',
    )
  return exit.ok
}

/** `hookswitch rules check|ledger`. */
export const run = async (args: readonly string[]): Promise<number> => {
  const given = parseCommand(spec, args)
  const { what, file } = readWhat(given)
  const folder = openDataFolder(given)
  try {
    return await (what === 'check' ? check(folder, file ?? '', given) : ledger(folder, file, given))
  } finally {
    folder.close()
  }
}
