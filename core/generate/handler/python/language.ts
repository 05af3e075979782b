import { hiddenSigns, type Language } from '../language.ts'
import { snake } from '../names.ts'
import { conditions } from './conditions.ts'
import { values } from './values.ts'

const escaped = (sign: string): string => {
  const code = sign.codePointAt(0) ?? 0
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`
}

/** The escapes of JSON are those of Python, too; only that one sign is one escape. */
const text = (value: string): string => JSON.stringify(value).replace(hiddenSigns, escaped)

const widest = 92
const indent = '    '
const indented = (lines: readonly string[]): string[] =>
  lines.flatMap(line => (line === '' ? [''] : [`${indent}${line}`]))

export const python: Language = {
  comment: '#',
  words: { null: 'None', true: 'True', false: 'False' },
  name: snake,
  text,
  key: text,
  branch: (comments, conditions, result) => {
    const line = `if ${conditions.join(' and ')}:`
    const asked =
      line.length <= widest && !line.includes('\n')
        ? [line]
        : ['if (', ...conditions.map((one, at) => `${indent}${at === 0 ? '' : 'and '}${one}`), '):']
    return [...comments, ...asked, `${indent}return ${result}`]
  },
  method: (name, comments, body) => [...comments, `def ${name}(call):`, ...indented(body)],
  give: value => `return ${value}`,
  not: condition => `not ${condition}`,
  between: '\n\n\n',
  helpers: { ...conditions, ...values },
  pad: '',
  indent,
}
