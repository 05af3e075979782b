import { describe, expect, it } from 'vitest'
import { asClock } from '../../../renderer/rules/clock-text.ts'
import { jsonList, lineList, nameList, numberList } from '../../../renderer/rules/value-lists.ts'

describe('lists of values in one field', () => {
  it('take numbers as people write them and give them as the platform does', () => {
    expect(numberList.parse('+1 (415) 555-0199, WEB;\n+44 20')).toEqual(['+14155550199', 'web', '+4420'])
    expect(numberList.parse(' ,')).toEqual([])
  })

  it('take names apart at commas and spaces, and texts only at lines', () => {
    expect(nameList.parse('incoming, tool  web.complete')).toEqual(['incoming', 'tool', 'web.complete'])
    expect(lineList.parse('one, two\nthree')).toEqual(['one, two', 'three'])
  })

  it('tell a number from a text that reads like one', () => {
    expect(jsonList.parse('42\n"42"\ntrue\nnull\nvip "x"\n')).toEqual([42, '42', true, null, 'vip "x"'])
  })

  it.each([[[42, '42', 'true', true, null, 'plain', '"quoted"', '']], [['a b', -1.5e3]]])(
    'print JSON values so that they are read as the same: %j',
    values => {
      expect(jsonList.parse(jsonList.print(values))).toEqual(values)
    },
  )

  it('make a time of day of what people write for one', () => {
    expect(['9:30', '930', '17', '09:00', 'noon', '9:3'].map(asClock)).toEqual([
      '09:30',
      '09:30',
      '17:00',
      '09:00',
      'noon',
      '9:3',
    ])
  })
})
