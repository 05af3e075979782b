import { describe, expect, it } from 'vitest'
import { parseJsonPath, valueAt } from '../../../shared/rules/json-path.ts'

describe('a JSON path', () => {
  it.each([
    ['$', []],
    ['$.a.b[0]["c d"]', ['a', 'b', 0, 'c d']],
    ['a.b[0]["c d"]', ['a', 'b', 0, 'c d']],
    ["$['it\\'s \"x\"'].y", ['it\'s "x"', 'y']],
    ['["a\\u00fc"][12]', ['aü', 12]],
    ['$[0][1]', [0, 1]],
    ['[0]', [0]],
    ['$a.$b', ['$a', '$b']],
    ['a-b.ü.日本', ['a-b', 'ü', '日本']],
    ['a.0', ['a', '0']],
    ['[""]', ['']],
  ])('%s is read', (text, steps) => {
    expect(parseJsonPath(text)).toEqual({ ok: true, steps })
  })

  it.each([
    ['', 'it is empty'],
    ['$.', 'a name is missing at character 3'],
    ['$..a', 'a name is missing at character 3'],
    ['a.', 'a name is missing at character 3'],
    ['.a', 'a name is missing at character 1'],
    ['a b', 'a name is missing at character 2'],
    ['$.a[]', 'there is no position or quoted name in brackets at character 4'],
    ['a[-1]', 'there is no position or quoted name in brackets at character 2'],
    ['a[01]', 'there is no position or quoted name in brackets at character 2'],
    ['a[*]', 'there is no position or quoted name in brackets at character 2'],
    ['a["b]', 'there is no position or quoted name in brackets at character 2'],
    ['a["\\q"]', 'there is an escape that JSON does not know at character 2'],
    ['a.[0]', 'a name is missing at character 3'],
    ['a[0]b', 'a name is missing at character 5'],
  ])('"%s" is none: %s', (text, why) => {
    expect(parseJsonPath(text)).toEqual({ ok: false, why })
  })

  it.each([
    [{ a: [{ b: 1 }] }, ['a', 0, 'b'], 1],
    [{ a: [1, 2] }, ['a', '1'], 2],
    [{ a: [1, 2] }, ['a', 2], undefined],
    [{ a: [1, 2] }, ['a', 'length'], undefined],
    [{ '0': 'x' }, [0], 'x'],
    ['text', [0], undefined],
    [null, ['a'], undefined],
    [{}, ['toString'], undefined],
    [{ a: null }, ['a'], null],
  ])('finds in %j by %j only what is there: %j', (document, steps, value) => {
    expect(valueAt(document, steps)).toEqual(value)
  })
})
