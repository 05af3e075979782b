import jsAnswers from './templates/js/answers.mjs?raw'
import jsDeliver from './templates/js/deliver.mjs?raw'
import jsFixtures from './templates/js/fixtures.mjs?raw'
import jsJson from './templates/js/json.mjs?raw'
import jsSchema from './templates/js/schema.mjs?raw'
import jsTests from './templates/js/tests.mjs?raw'
import pyAnswers from './templates/py/answers.py?raw'
import pyDeliver from './templates/py/deliver.py?raw'
import pyFixtures from './templates/py/fixtures.py?raw'
import pyJson from './templates/py/json_values.py?raw'
import pySchema from './templates/py/schema.py?raw'
import pyTests from './templates/py/tests.py?raw'

/** A driver is one file, so that it can be moved about; its parts are modules, so that they can be read and checked. */
const parts = [
  ['The fixtures, and where they go', jsFixtures, pyFixtures],
  ['Deliveries', jsDeliver, pyDeliver],
  ['Pointers into an answer, and what is asked of what stands there', jsJson, pyJson],
  ['JSON Schema, as far as answers need it', jsSchema, pySchema],
  ['What is wrong with an answer', jsAnswers, pyAnswers],
  ['The tests', jsTests, pyTests],
] as const

const without = (text: string, ...found: RegExp[]): string =>
  found.reduce((rest, one) => rest.replace(one, ''), text).trim()

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const moduleOf = (line: string): string => /'([^']+)'/.exec(line)?.[1] ?? line

const jsImport = /^import [^']+ from '[^']+'\n/gm

/** An ES module for Node's own test runner; other runners differ from it in a few lines. */
export const composeJs = (): string => {
  const imports = new Set(parts.flatMap(([, text]) => text.match(jsImport) ?? []))
  const lines = [...imports].filter(line => moduleOf(line).startsWith('node:'))
  const code = parts.map(
    ([title, text]) => `// ${title}\n\n${without(text, jsImport, /^export (?=const)/gm)}\n`,
  )
  return `${lines.toSorted((a, b) => byName(moduleOf(a), moduleOf(b))).join('')}\n${code.join('\n')}`
}

const pyImport = /^(?:import [\w.]+|from [\w.]+ import (?:\([^)]*\)|.+))\n/gm

/** A module for pytest, which needs nothing but the standard library besides. */
export const composePython = (): string => {
  const imports = new Set(parts.flatMap(([, , text]) => text.match(pyImport) ?? []))
  const lines = [...imports].filter(line => !line.startsWith('from .') && line !== 'import pytest\n')
  const isFrom = (line: string) => Number(line.startsWith('from'))
  const sorted = lines.toSorted((a, b) => isFrom(a) - isFrom(b) || byName(a, b))
  const code = parts.map(([title, , text]) => `# ${title}\n\n${without(text, pyImport)}\n`)
  return `${sorted.join('')}\nimport pytest\n\n${code.join('\n\n')}`
}
