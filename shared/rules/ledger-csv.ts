import type { ExperimentState } from './rule-state.ts'

/** Text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises; quotes by RFC 4180. */
const cell = (value: string | number | null): string => {
  if (value === null) return ''
  if (typeof value === 'number') return String(Number(value.toFixed(6)))
  const safe = /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

const header = [
  'experiment',
  'arm',
  'rule_id',
  'percent',
  'calls',
  'fallbacks',
  'median_ms',
  'grade_source',
  'grade_scale',
  'mean_grade',
  'graded_calls',
]

/** The A/B ledger as CSV (RFC 4180): one line for each arm and kind of grade, and one for an arm without grades. */
export const ledgerCsv = (experiments: readonly ExperimentState[]): string => {
  const rows = experiments.flatMap(({ name, arms }) =>
    arms.flatMap(arm => {
      const start = [name, arm.name, arm.ruleId, arm.percent, arm.calls, arm.fallbacks, arm.medianMs]
      const grades = arm.grades.length > 0 ? arm.grades : [null]
      return grades.map(g => [
        ...start,
        ...(g ? [g.source, g.scale, g.mean, g.calls] : [null, null, null, null]),
      ])
    }),
  )
  return [header, ...rows].map(row => `${row.map(cell).join(',')}\r\n`).join('')
}
