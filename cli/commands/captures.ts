import type { CaptureSummary } from '../../shared/capture.ts'
import type { FilterTerm } from '../../shared/filter/parse-filter.ts'
import { maskDetail, maskSummary } from '../../shared/mask/mask-capture.ts'
import { withoutOwnPath } from '../../shared/own-path.ts'
import { Problem } from '../../shared/problem.ts'
import { readDetails } from '../capture-details.ts'
import { captureLine, warningLines } from '../capture-line.ts'
import { type DataFolder, openDataFolder } from '../captures-to-read.ts'
import { type CommandSpec, type Given, parseCommand } from '../command.ts'
import { exit } from '../exit-codes.ts'
import { filterFlag, filterOf } from '../filter-flag.ts'
import { fittingCaptures } from '../fitting-captures.ts'
import { keptRules } from '../kept-rules.ts'
import { maskFlag, recode } from '../mask-flag.ts'
import { maskedNames, ruleNames } from '../rule-names.ts'
import { showCapture } from '../show-capture.ts'
import { colour, data, dataTaken, jsonLine, printable, talk } from '../terminal.ts'

export const spec: CommandSpec = {
  name: 'captures',
  about: 'The history of a data folder, newest first, or one capture whole; also while Hookswitch runs.',
  operands: 'list|show ID|export',
  flags: {
    ...filterFlag,
    limit: { value: 'N', about: 'how many at most (list 100, export all)' },
    'data-dir': { value: 'DIR', about: "where the captures are (the system's place for application data)" },
    ...maskFlag,
    json: { about: 'one CaptureSummary a line on stdout; one CaptureDetail for show' },
  },
  notes: [
    'show takes the id of a capture, as much of its beginning as no other id has, or `last` for the newest: verdict, who answered and why, time, and both messages as they went. With --filter instead of an id it is the newest that fits.',
    'export writes one CaptureDetail a line as JSON, bodies as base64. The secret part of the public URL is covered in it.',
    'A filter is what the page takes: words are looked for in bodies, headers, paths, answers and notes; "quotes" keep them together, a minus before turns round; type: verdict: is: from: to: call: source: signature: status: slower: faster: after: before: answer: rule: tool: tag: note: look at one field.',
  ],
}

/** Enough of an id for `captures show`: two that begin alike are rare, and `show` says so. */
const shortId = ({ id }: CaptureSummary): string => colour.quiet(printable(id).slice(0, 8))

interface Asked {
  readonly terms: readonly FilterTerm[]
  readonly limit: number | undefined
  readonly json: boolean
  readonly masked: boolean
}

/** Tells each capture that fits, until nobody reads any more. */
const tellFitting = async (
  { folder, database }: DataFolder,
  { terms, limit = Number.MAX_SAFE_INTEGER }: Asked,
  tell: (capture: CaptureSummary) => void,
): Promise<void> => {
  let told = 0
  if (database)
    for (const captures of fittingCaptures(folder, database, terms, limit)) {
      captures.forEach(tell)
      told += captures.length
      if (!(await dataTaken())) return
    }
  if (told > 0) return
  talk(
    terms.length > 0 && database ? 'No capture fits the filter.' : `There are no captures in ${folder} yet.`,
  )
}

const list = (folder: DataFolder, asked: Asked): Promise<void> => {
  const known = folder.database ? ruleNames(keptRules(folder.database)) : null
  const names = known && asked.masked ? maskedNames(known) : known
  return tellFitting(folder, { ...asked, limit: asked.limit ?? 100 }, whole => {
    const capture = asked.masked ? maskSummary(whole) : whole
    if (asked.json) jsonLine(capture)
    else {
      data(`${shortId(capture)}  ${captureLine(capture, names)}`)
      for (const line of warningLines(capture, 20)) data(line)
    }
  })
}

const exportWhole = (folder: DataFolder, asked: Asked): Promise<void> => {
  const detailOf = folder.database ? readDetails(folder.database) : null
  return tellFitting(folder, asked, ({ id }) => {
    const detail = detailOf?.(id)
    // Removed while we read.
    if (detail) jsonLine(asked.masked ? maskDetail(detail, recode) : withoutOwnPath(detail))
  })
}

const usage = (reason: string): Problem =>
  new Problem('usage', {
    reason,
    next: 'It is `hookswitch captures list`, `hookswitch captures show ID` or `hookswitch captures export`.',
  })

type What =
  | { readonly what: 'list' }
  | { readonly what: 'export' }
  | { readonly what: 'show'; readonly id: string | null }

/** @throws Problem `usage` */
const readWhat = (given: Given): What => {
  const [what, id, ...more] = given.operands
  if ((what === 'list' || what === 'export') && id === undefined) return { what }
  if (what === undefined) throw usage('What of the captures?')
  if (what !== 'show') throw usage(`There is no "captures ${given.operands.join(' ')}".`)
  const filtered = given.on('filter')
  if ((id === undefined || id === '') && !filtered) throw usage('Which capture?')
  if (more.length > 0) throw usage('One capture is shown at a time.')
  if (given.on('limit')) throw usage('--limit is for list and export.')
  if (id !== undefined && filtered) throw usage('An id and --filter are two ways to say which one.')
  return { what, id: id ?? null }
}

/** `hookswitch captures list|show|export`. */
export const run = async (args: readonly string[]): Promise<number> => {
  const given = parseCommand(spec, args)
  const wanted = readWhat(given)
  const asked = {
    terms: filterOf(given),
    limit: given.number('limit', 1, 10_000_000),
    json: given.on('json'),
    masked: given.on('mask'),
  }
  const folder = openDataFolder(given)
  try {
    if (wanted.what === 'show') showCapture(folder, wanted.id ?? asked.terms, asked)
    else await (wanted.what === 'list' ? list : exportWhole)(folder, asked)
    return exit.ok
  } finally {
    folder.close()
  }
}
