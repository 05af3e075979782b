import { VerdictResult } from '../../shared/capture.ts'
import type { FixtureResult } from '../../shared/fixture-run.ts'
import { colour, printable } from '../terminal.ts'
import { looks } from '../verdict-look.ts'

const verdictWords = (verdict: string | null): string => {
  const known = VerdictResult.safeParse(verdict)
  return known.success ? looks[known.data][1] : ''
}

/** One fixture as it came out: a line, and one for each thing that was not as expected. */
export const resultLines = ({ file, ok, status, tookMs, verdict, failures }: FixtureResult): string[] => {
  const mark = ok ? colour.good('✓') : colour.bad('✕')
  const took = `${Math.round(tookMs)} ms`.padStart(8)
  const facts = `${String(status ?? '–').padStart(3)} ${took}  ${verdictWords(verdict).padEnd(10)}`
  return [
    `${mark} ${facts}  ${printable(file)}`,
    ...failures.map(({ text }) => colour.bad(`    ${printable(text)}`)),
  ]
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`

/** `12 passed, 2 failed, 3 not sent, in 1.4 s`. */
export const summaryLine = (results: readonly FixtureResult[], total: number, tookMs: number): string => {
  const failed = results.filter(({ ok }) => !ok).length
  const passed = results.length - failed
  const left = total - results.length
  return [
    ...(passed > 0 || failed === 0 ? [colour.good(`${passed} passed`)] : []),
    ...(failed > 0 ? [colour.bad(`${failed} failed`)] : []),
    ...(left > 0 ? [`${left} not sent`] : []),
    `in ${seconds(tookMs)}`,
  ].join(', ')
}

/** One line below all others while it runs. */
export const progressLine = (done: number, failed: number, total: number): string =>
  `${done} of ${total}${failed > 0 ? `, ${failed} failed` : ''}`
