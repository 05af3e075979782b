import { asProblem } from '../../shared/problem.ts'
import { type CheckId, type Diagnosis, sayAbout } from './diagnosis.ts'

/** One check: it settles soon after it is called off, and gives back what it opened. */
export interface Look {
  readonly id: CheckId
  look(signal: AbortSignal): Promise<Diagnosis>
}

/** The longest that anybody waits for the whole. Every check has shorter limits of its own. */
const doctorWithinMs = 12_000

/**
 * Runs all checks side by side. A check that fails, or is not done when the time is over, is a bad one of its own.
 * @returns a promise for each check, in their order, none of which rejects
 */
export const runDoctor = (looks: readonly Look[], withinMs = doctorWithinMs): Promise<Diagnosis>[] => {
  const over = new AbortController()
  const timer = setTimeout(() => over.abort(), withinMs)
  const timedOut = new Promise<void>(resolve =>
    over.signal.addEventListener('abort', () => resolve(), { once: true }),
  )
  const running = looks.map(async ({ id, look }) => {
    const tooLate = timedOut.then(() =>
      sayAbout(id).bad(
        `Nothing was found out within ${withinMs / 1_000} s.`,
        'Try again; if that does not help, start with what else is marked here.',
      ),
    )
    try {
      return await Promise.race([look(over.signal), tooLate])
    } catch (error) {
      return sayAbout(id).problem(asProblem(error))
    }
  })
  void Promise.all(running).then(() => clearTimeout(timer))
  return running
}
