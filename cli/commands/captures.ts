import { existsSync } from 'node:fs'
import { readCaptures } from '../../core/captures/capture-store.ts'
import { openCapturesToRead } from '../../core/captures/database.ts'
import { dataFiles, defaultDataFolder } from '../../core/data-folder/data-folder.ts'
import { Problem } from '../../shared/problem.ts'
import { captureLine } from '../capture-line.ts'
import { type CommandSpec, parseCommand } from '../command.ts'
import { exit } from '../exit-codes.ts'
import { filterFlag, filterOf } from '../filter-flag.ts'
import { data, jsonLine, talk } from '../terminal.ts'

export const spec: CommandSpec = {
  name: 'captures',
  about: 'The history of a data folder, newest first. It can be read while Hookswitch runs.',
  operands: 'list',
  flags: {
    ...filterFlag,
    limit: { value: 'N', about: 'how many at most (100)' },
    'data-dir': { value: 'DIR', about: "where the captures are (the system's place for application data)" },
    json: { about: 'one CaptureSummary a line on stdout' },
  },
}

const pageSize = 500

/** `hookswitch captures list`. */
export const run = async (args: readonly string[]): Promise<number> => {
  const given = parseCommand(spec, args)
  const [what, ...more] = given.operands
  if (what !== 'list' || more.length > 0)
    throw new Problem('usage', {
      reason:
        what === undefined ? 'What of the captures?' : `There is no "captures ${given.operands.join(' ')}".`,
      next: 'It is `hookswitch captures list`.',
    })
  const fits = filterOf(given)
  const limit = given.number('limit', 1, 10_000_000) ?? 100
  const folder = given.text('data-dir') ?? defaultDataFolder()
  const file = dataFiles(folder).captures
  if (!existsSync(file)) {
    talk(`There are no captures in ${folder} yet.`)
    return exit.ok
  }
  const database = openCapturesToRead(file)
  try {
    const captures = readCaptures(database)
    let before: number | undefined
    let left = limit
    while (left > 0) {
      const page = captures.page(pageSize, before)
      if (page.length === 0) break
      const fitting = page.filter(fits).slice(0, left)
      for (const capture of fitting) given.on('json') ? jsonLine(capture) : data(captureLine(capture))
      before = page.at(-1)?.seq
      left -= fitting.length
    }
    if (before === undefined) talk(`There are no captures in ${folder} yet.`)
    else if (left === limit) talk('No capture fits the filter.')
    return exit.ok
  } finally {
    database.close()
  }
}
