import type { Engine } from '../core/engine.ts'
import { exit } from './exit-codes.ts'
import { talk, talkProblem } from './terminal.ts'

/** Releases what is held, says so, and gives the exit code. */
export const stopEngine = async (engine: Engine): Promise<number> => {
  const held = engine.snapshot().connections.filter(c => c.endpointId !== null && c.mode === 'account')
  if (held.length > 0) talk('Releasing the endpoint …')
  const left = await engine.stop()
  for (const problem of left) talkProblem(problem)
  if (left.length > 0) return exit.cleanUpIncomplete
  if (held.length > 0) talk('Released.')
  return exit.ok
}
