import { hiddenSigns, type Language } from '../language.ts'
import { conditions } from './conditions.ts'
import { values } from './values.ts'

const units = (sign: string): string =>
  Array.from(
    { length: sign.length },
    (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')

/** JSON is JavaScript, but for signs that nobody sees; in the quotes that JavaScript is mostly written with. */
const text = (value: string): string => {
  const json = JSON.stringify(value).replace(hiddenSigns, units)
  if (value.includes("'")) return json
  return `'${json.slice(1, -1).replace(/\\(.)/g, (pair, sign) => (sign === '"' ? sign : pair))}'`
}

const widest = 92
const indent = '  '
const indented = (lines: readonly string[]): string[] =>
  lines.flatMap(line => (line === '' ? [''] : [`${indent}${line}`]))

export const javascript: Language = {
  comment: '//',
  words: { null: 'null', true: 'true', false: 'false' },
  name: camel => camel,
  text,
  // In brackets it is a key like any other, and not the object's prototype.
  key: name => (name === '__proto__' ? '["__proto__"]' : /^[A-Za-z_$][\w$]*$/.test(name) ? name : text(name)),
  branch: (comments, conditions, result) => {
    const line = `if (${conditions.join(' && ')}) return ${result}`
    if (line.length <= widest && !line.includes('\n')) return [...comments, line]
    return [
      ...comments,
      'if (',
      ...conditions.map((one, at) => `${indent}${one}${at < conditions.length - 1 ? ' &&' : ''}`),
      ')',
      `${indent}return ${result}`,
    ]
  },
  method: (name, comments, body) => [...comments, `function ${name}(call) {`, ...indented(body), '}'],
  give: value => `return ${value}`,
  not: condition => `!${condition}`,
  between: '\n\n',
  helpers: { ...conditions, ...values },
  pad: ' ',
  indent,
}
