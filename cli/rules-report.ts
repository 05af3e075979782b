import type { CaptureSummary } from '../shared/capture.ts'
import type { DryAnswer, DryRow, ExperimentState, GradeMean } from '../shared/rules/rule-state.ts'
import { clockTime, eventWords, thousands } from './capture-line.ts'
import { stepLines } from './capture-sheet.ts'
import { tableLines } from './table.ts'
import { colour, printable } from './terminal.ts'
import { wrap } from './wrap.ts'

const whoWords: Record<DryAnswer['source'], string> = {
  rule: 'rule',
  breakpoint: 'breakpoint',
  forward: 'handler',
  default: 'default',
}

/** As many rules that passed are told for one call. */
const mostSteps = 8
const indent = ' '.repeat(10)

/**
 * What a call would get, in a line, and below it why: what the rule that takes it says, or each rule why it does not.
 */
export const dryLines = ({ would, steps }: DryRow, capture: CaptureSummary, columns: number): string[] => {
  const decisive = steps.filter(({ result }) => result === 'took' || result === 'failed')
  const told = decisive.some(({ result }) => result === 'took')
    ? decisive
    : steps.filter(({ result }) => result !== 'off')
  const more = told.length > mostSteps ? [`… and ${told.length - mostSteps} more passed`] : []
  const head = [
    clockTime(capture.receivedAt),
    printable(eventWords(capture)).slice(0, 14).padEnd(14),
    printable(capture.from ?? '')
      .slice(0, 18)
      .padEnd(18),
    whoWords[would.source].padEnd(10),
    printable(would.label),
  ]
  return [
    head.join('  '),
    ...[...stepLines(told.slice(0, mostSteps)), ...more]
      .flatMap(line => wrap(line, columns - indent.length))
      .map(line => indent + colour.quiet(line)),
  ]
}

const gradeWords = ({ source, scale, mean, calls }: GradeMean): string =>
  `${Number(mean.toFixed(2))} of ${scale === '0-1' ? '1' : '100'} (${source}, ${calls})`

/** The A/B ledger as tables, one for each experiment. */
export const ledgerLines = (experiments: readonly ExperimentState[]): string[] =>
  experiments.flatMap(({ name, arms }, i) => [
    ...(i === 0 ? [] : ['']),
    printable(name),
    ...tableLines([
      ['arm', 'share', 'calls', 'fallbacks', 'median', 'mean grade'],
      ...arms.map(arm => [
        arm.name,
        `${Number(arm.percent.toFixed(4))} %`,
        thousands(arm.calls),
        thousands(arm.fallbacks),
        arm.medianMs === null ? '–' : `${thousands(arm.medianMs)} ms`,
        arm.grades.map(gradeWords).join(', ') || '–',
      ]),
    ]).map(line => `  ${line}`),
  ])
