import { describe, expect, it } from 'vitest'
import { ledgerCsv } from '../../../shared/rules/ledger-csv.ts'
import type { ArmState } from '../../../shared/rules/rule-state.ts'

const arm = (more: Partial<ArmState>): ArmState => ({
  ruleId: 'a',
  name: 'A',
  percent: 50,
  calls: 0,
  fallbacks: 0,
  medianMs: null,
  grades: [],
  ...more,
})
const head =
  'experiment,arm,rule_id,percent,calls,fallbacks,median_ms,grade_source,grade_scale,mean_grade,graded_calls\r\n'

describe('the ledger as CSV', () => {
  it('has a line for each arm and kind of grade', () => {
    const grades: ArmState['grades'] = [
      { source: 'complete', scale: '0-1', mean: 2 / 3, calls: 3 },
      { source: 'graded', scale: '0-100', mean: 81.5, calls: 2 },
    ]
    expect(
      ledgerCsv([
        {
          name: 'greeting',
          arms: [arm({ calls: 4, fallbacks: 1, medianMs: 12.345678901, grades }), arm({ ruleId: 'b' })],
        },
      ]),
    ).toBe(
      `${head}greeting,A,a,50,4,1,12.345679,complete,0-1,0.666667,3\r\ngreeting,A,a,50,4,1,12.345679,graded,0-100,81.5,2\r\ngreeting,A,b,50,0,0,,,,,\r\n`,
    )
  })

  it('is a head alone without experiments', () => {
    expect(ledgerCsv([])).toBe(head)
  })

  it.each([
    ['a "b", c', '"a ""b"", c"'],
    ['two\nlines', '"two\nlines"'],
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1 415', "'+1 415"],
    ['-A', "'-A"],
    ['@sum', "'@sum"],
    [' =1', "' =1"],
    ['\t=1', "'\t=1"],
    ['A-B=C', 'A-B=C'],
  ])('writes the name %j so that no program reads anything else into it', (name, cell) => {
    expect(ledgerCsv([{ name: 'x', arms: [arm({ name })] }])).toBe(`${head}x,${cell},a,50,0,0,,,,,\r\n`)
  })
})
