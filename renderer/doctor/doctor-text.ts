import type { DoctorCheck } from '../../shared/doctor.ts'

type Result = DoctorCheck['result']

export const resultWords: Record<Result, string> = {
  good: 'good',
  warning: 'warning',
  bad: 'bad',
  skipped: 'skipped',
}

/** "2 bad, 1 warning, 6 good". */
export const sayResults = (checks: readonly DoctorCheck[]): string =>
  (['bad', 'warning', 'good', 'skipped'] as const)
    .flatMap(result => {
      const n = checks.filter(check => check.result === result).length
      return n === 0 ? [] : [`${n} ${resultWords[result]}`]
    })
    .join(', ')

/** The whole report, to be pasted into a message. */
export const doctorText = (about: string, checks: readonly DoctorCheck[]): string =>
  [
    `${about}: ${sayResults(checks)}`,
    ...checks.map(({ result, title, text, cure }) =>
      [
        `${resultWords[result].padEnd(7)}  ${title}: ${text}`,
        ...(cure === '' ? [] : [`         ${cure}`]),
      ].join('\n'),
    ),
  ].join('\n')
