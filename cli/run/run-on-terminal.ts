import { openExpectChecker } from '../../core/fixtures/expect/expect-thread.ts'
import { runFixtures } from '../../core/fixtures/run/run-fixtures.ts'
import type { RunItem } from '../../core/fixtures/run/run-item.ts'
import type { SendTarget } from '../../core/fixtures/run/send-fixture.ts'
import type { FixtureResult } from '../../shared/fixture-run.ts'
import { exit } from '../exit-codes.ts'
import { workers } from '../host-facts.ts'
import { data, jsonLine, showLastLine, talk } from '../terminal.ts'
import { untilStopped } from '../until-stopped.ts'
import { progressLine, resultLines, summaryLine } from './run-lines.ts'

export interface TerminalRun {
  readonly parallel: number
  readonly json: boolean
  /** Stops at the first failure. */
  readonly bail: boolean
}

export interface TerminalOutcome {
  /** Of those that are over, in the order of the list. */
  readonly results: readonly FixtureResult[]
  readonly status: 'done' | 'cancelled' | 'bailed'
  readonly tookMs: number
  /** What the command ends with. */
  readonly exitCode: number
}

/** Sends fixtures and tells each as it is over. Ctrl+C cuts off what is under way; what was done so far is told all the same. */
export const runOnTerminal = async (
  items: readonly RunItem[],
  to: SendTarget,
  { parallel, json, bail }: TerminalRun,
): Promise<TerminalOutcome> => {
  const stop = new AbortController()
  let interrupted = false
  void untilStopped().then(() => {
    interrupted = true
    stop.abort()
  })
  const startedAt = performance.now()
  const checker = openExpectChecker(workers.expectWorker)
  const live = process.stderr.isTTY === true
  let done = 0
  let failed = 0
  const onResult = (result: FixtureResult): void => {
    done += 1
    if (!result.ok) failed += 1
    if (json) jsonLine({ type: 'result', ...result })
    else for (const line of resultLines(result)) data(line)
    if (live) showLastLine(progressLine(done, failed, items.length))
    if (bail && failed > 0) stop.abort()
  }
  try {
    if (live) showLastLine(progressLine(0, 0, items.length))
    const concurrency = () => parallel
    const { signal } = stop
    const results = await runFixtures(items, { to, checker, concurrency, signal, onResult })
    const tookMs = Math.round(performance.now() - startedAt)
    const isOver = results.length === items.length
    const status = isOver ? 'done' : interrupted ? 'cancelled' : 'bailed'
    if (live) showLastLine('')
    if (json)
      jsonLine({ type: 'summary', status, total: items.length, passed: done - failed, failed, tookMs })
    else data(summaryLine(results, items.length, tookMs))
    if (status === 'cancelled') talk('Interrupted: the rest was not sent.')
    if (status === 'bailed') talk('Stopped at the first failure.')
    const exitCode = status === 'cancelled' ? exit.interrupted : failed > 0 ? exit.failed : exit.ok
    return { results, status, tookMs, exitCode }
  } finally {
    await Promise.all([checker.close(), to.forwarder.close()])
  }
}
