import { Problem } from '../../shared/problem.ts'
import type { CommandSpec } from '../command.ts'

export const spec: CommandSpec = {
  name: 'fixtures',
  about: 'Share captures as files, take them in, check and run them, make a test suite of them.',
  operands: 'export|import|check|test|generate …',
  flags: {},
}

/** Each has a file of its own beside this folder: `cli/fixtures/`. */
export const parts = {
  import: () => import('../fixtures/import.ts'),
  check: () => import('../fixtures/check.ts'),
  export: () => import('../fixtures/export.ts'),
  test: () => import('../fixtures/test.ts'),
  generate: () => import('../fixtures/generate.ts'),
}

/** Reached only when the word after it is none of its parts. */
export const run = async (args: readonly string[]): Promise<number> => {
  throw new Problem('usage', {
    reason: args[0] === undefined ? 'What of the fixtures?' : `There is no "fixtures ${args[0]}".`,
    next: `It can be ${Object.keys(parts).join(', ')}; see \`hookswitch fixtures --help\`.`,
  })
}
