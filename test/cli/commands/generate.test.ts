import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { run } from '../../../cli/commands/generate.ts'
import { exit, exitCodeOf } from '../../../cli/exit-codes.ts'
import { asProblem } from '../../../shared/problem.ts'
import { sayProblem } from '../../../shared/problem-words.ts'
import { tempFolder } from '../../support/temp-folder.ts'

let folder = ''
const inFolder = (name: string): string => join(folder, name)
const rules = (...list: readonly object[]): string =>
  JSON.stringify({ format: 'hookswitch-rules', version: 1, platform: 'thunderphone', rules: list })

beforeEach(() => {
  folder = tempFolder()
  writeFileSync(inFolder('vip.json'), '{"prompt":"Hello","voice":"en-US-James1"}')
  writeFileSync(inFolder('broken.json'), '{"promt":"x","voice":"y"}')
  writeFileSync(
    inFolder('rules.json'),
    rules({ name: 'A', when: [], action: { do: 'answer', file: 'gone.json' } }),
  )
  writeFileSync(
    inFolder('named.json'),
    rules({ name: 'A', when: [], action: { do: 'answer', answer: 'VIP' } }),
  )
  writeFileSync(
    inFolder('odd.json'),
    rules({ name: 'A', when: [{ match: 'form' }], action: { do: 'forward' } }),
  )
})

const good = () => [
  'handler',
  '--framework',
  'flask',
  '--answer',
  inFolder('vip.json'),
  '--data-dir',
  inFolder('none'),
]
const wrong: [words: string, args: () => string[]][] = [
  ['Generate what?', () => []],
  ['There is no "generate server"', () => ['server']],
  ['For which framework?', () => ['handler']],
  ['There is no framework "rails" here.', () => ['handler', '--framework', 'rails']],
  ['There are no answers in', () => ['handler', '--framework', 'flask', '--data-dir', folder]],
  ['--connection does not go together', () => [...good(), '--connection', 'practice']],
  ['--force is for --out', () => [...good(), '--force']],
  ['is there already, and was left as it is', () => [...good(), '--out', inFolder('vip.json')]],
  ['cannot be written', () => [...good(), '--out', inFolder('none/a.py')]],
  ['There is no platform "x"', () => [...good(), '--platform', 'x']],
  ['gone.json', () => [...good(), '--rules', inFolder('rules.json')]],
  ['there is no answer “VIP”', () => [...good(), '--rules', inFolder('named.json')]],
  ['perhaps "from"', () => [...good(), '--rules', inFolder('odd.json')]],
  ['could not be read', () => [...good(), '--rules', inFolder('none.json')]],
  [
    'broken.json: line 1, column 1: "prompt" is missing. Nothing was written.',
    () => ['handler', '--framework', 'flask', '--answer', inFolder('broken.json')],
  ],
]

it.each(wrong)('generate handler says “%s” and writes nothing', async (words, args) => {
  const before = readdirSync(folder)
  const problem = await run(args()).then(
    () => null,
    error => asProblem(error),
  )
  expect(problem && Object.values(sayProblem(problem.info)).join(' ')).toContain(words)
  expect(problem && exitCodeOf(problem.code)).toBe(exit.usage)
  expect(readdirSync(folder)).toEqual(before)
  expect(existsSync(inFolder('none'))).toBe(false)
})
