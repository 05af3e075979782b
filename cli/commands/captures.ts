import { readCaptures } from '../../core/captures/capture-store.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import { maskSummary } from '../../shared/mask/mask-capture.ts'
import { Problem } from '../../shared/problem.ts'
import { captureLine, warningLines } from '../capture-line.ts'
import { type DataFolder, openDataFolder } from '../captures-to-read.ts'
import { type CommandSpec, type Given, parseCommand } from '../command.ts'
import { exit } from '../exit-codes.ts'
import { filterFlag, filterOf } from '../filter-flag.ts'
import { keptRules } from '../kept-rules.ts'
import { maskFlag } from '../mask-flag.ts'
import { ruleNames } from '../rule-names.ts'
import { showCapture } from '../show-capture.ts'
import { colour, data, jsonLine, printable, talk } from '../terminal.ts'

export const spec: CommandSpec = {
  name: 'captures',
  about: 'The history of a data folder, newest first, or one capture whole; also while Hookswitch runs.',
  operands: 'list|show ID',
  flags: {
    ...filterFlag,
    limit: { value: 'N', about: 'how many at most (100)' },
    'data-dir': { value: 'DIR', about: "where the captures are (the system's place for application data)" },
    ...maskFlag,
    json: { about: 'one CaptureSummary a line on stdout; one CaptureDetail for show' },
  },
  notes: [
    'show takes the id of a capture, as much of its beginning as no other id has, or `last` for the newest: verdict, who answered and why, time, and both messages as they went.',
    '--filter and --limit are for list.',
  ],
}

const pageSize = 500

/** Enough of an id for `captures show`: two that begin alike are rare, and `show` says so. */
const shortId = ({ id }: CaptureSummary): string => colour.quiet(printable(id).slice(0, 8))

const list = ({ folder, database }: DataFolder, given: Given): void => {
  const fits = filterOf(given)
  const limit = given.number('limit', 1, 10_000_000) ?? 100
  if (!database) {
    talk(`There are no captures in ${folder} yet.`)
    return
  }
  const captures = readCaptures(database)
  const names = ruleNames(keptRules(database))
  const shownOf = given.on('mask') ? maskSummary : (capture: CaptureSummary) => capture
  let before: number | undefined
  let left = limit
  while (left > 0) {
    const page = captures.page(pageSize, before)
    if (page.length === 0) break
    const fitting = page.filter(fits).slice(0, left).map(shownOf)
    for (const capture of fitting)
      if (given.on('json')) jsonLine(capture)
      else
        for (const line of [
          `${shortId(capture)}  ${captureLine(capture, names)}`,
          ...warningLines(capture, 20),
        ])
          data(line)
    before = page.at(-1)?.seq
    left -= fitting.length
  }
  if (before === undefined) talk(`There are no captures in ${folder} yet.`)
  else if (left === limit) talk('No capture fits the filter.')
}

const usage = (reason: string): Problem =>
  new Problem('usage', {
    reason,
    next: 'It is `hookswitch captures list` or `hookswitch captures show ID`.',
  })

/** @returns which capture is to be shown; null for the list. @throws Problem `usage` */
const readWhat = (given: Given): string | null => {
  const [what, id, ...more] = given.operands
  if (what === 'list' && id === undefined) return null
  if (what === undefined) throw usage('What of the captures?')
  if (what !== 'show') throw usage(`There is no "captures ${given.operands.join(' ')}".`)
  if (id === undefined || id === '') throw usage('Which capture?')
  if (more.length > 0) throw usage('One capture is shown at a time.')
  const unused = ['filter', 'limit'].find(given.on)
  if (unused !== undefined) throw usage(`--${unused} is for list.`)
  return id
}

/** `hookswitch captures list|show`. */
export const run = async (args: readonly string[]): Promise<number> => {
  const given = parseCommand(spec, args)
  const id = readWhat(given)
  const folder = openDataFolder(given)
  try {
    if (id === null) list(folder, given)
    else showCapture(folder, id, given.on('json'), given.on('mask'))
    return exit.ok
  } finally {
    folder.close()
  }
}
