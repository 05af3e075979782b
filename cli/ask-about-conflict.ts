import { createInterface } from 'node:readline/promises'
import { Problem } from '../shared/problem.ts'
import { sayProblem } from '../shared/problem-words.ts'
import { talk } from './terminal.ts'

/**
 * Asks on the terminal whether to answer calls beside other endpoints.
 * @returns the events that nobody waits for, when only those are wanted; null when it is agreed
 * @throws Problem `usage` when it is not; the problem itself when nobody is there to be asked
 */
export const askAboutConflict = async (problem: Problem): Promise<string[] | null> => {
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw problem
  talk(sayProblem(problem.info).what)
  // Not as a terminal of its own: Ctrl+C stays the signal that it is.
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false })
  try {
    const question = 'Answer real callers beside them? [y]es, [n]o, [o]nly events that nobody waits for: '
    const given = (await lines.question(question)).trim().toLowerCase()
    if (given.startsWith('y')) return null
    if (given.startsWith('o')) return (problem.detail.free ?? '').split(',')
    throw new Problem('usage', { reason: 'Nothing was registered.', next: '' })
  } finally {
    lines.close()
  }
}
