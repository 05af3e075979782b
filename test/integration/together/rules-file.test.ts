import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plainContent } from '../../../shared/answer.ts'
import { rulesOf } from '../../core/rules/facts.ts'
import { runCommand } from '../../support/command.ts'
import { testEngine } from '../../support/engine.ts'
import { tempFile } from '../../support/files.ts'
import { listening } from '../../support/listening.ts'
import { deliver, endpointSecret, incoming } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const config = (prompt: string): string => `{\n  "prompt": "${prompt}",\n  "voice": "en-US-James1"\n}\n`
const rulesFile = (...rules: readonly object[]): string =>
  JSON.stringify({ format: 'hookswitch-rules', version: 1, platform: 'thunderphone', rules }, null, 2)
const vip = (more: object = {}) => ({
  name: 'VIP callers',
  when: [{ match: 'from', prefix: ['+1 415'] }],
  action: { do: 'answer', file: 'answers/vip.json' },
  ...more,
})

/** A folder as it would be in git: rules, and the answers that they name beside them. */
const folderWith = (rules: string) => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'answers'))
  writeFileSync(join(folder, 'answers/vip.json'), config('VIP one.'))
  const file = join(folder, 'rules.json')
  writeFileSync(file, rules)
  return { folder, file }
}

test('rules in a file decide who answers, and a save of the file or of its answers is for the next call', async () => {
  const { folder, file } = folderWith(rulesFile(vip()))
  const answer = tempFile('answer.json', config('Anyone.'))
  const { url, command } = await listening(['--answer', answer, '--rules', file])
  let callId = 0
  const given = async (from: string) =>
    (await deliver(url, incoming(++callId, { from_number: from }))).body.toString()
  const says = (words: RegExp) => expect.poll(() => command.stderr(), { timeout: 5_000 }).toMatch(words)

  expect(await given('+14155550199')).toBe(config('VIP one.'))
  expect(await given('+4930123456')).toBe(config('Anyone.'))
  const first = await command.json(line => line.type === 'capture' && line.callId === '1')
  expect(first.outcome).toMatchObject({ source: 'rule', ruleId: 'vip-callers' })

  writeFileSync(join(folder, 'answers/vip.json'), config('VIP two.'))
  await says(/Swapped in: vip\.json, revision 2/)
  expect(await given('+14155550199')).toBe(config('VIP two.'))

  // As many editors do it: a new file under the old name.
  writeFileSync(
    `${file}~`,
    rulesFile(vip({ when: [{ match: 'from', prefix: ['+49'] }] }), vip({ name: 'Off', on: false })),
  )
  renameSync(`${file}~`, file)
  await says(/Rules: 1 in force, 1 off \(rules\.json\)/)
  expect(await given('+14155550199')).toBe(config('Anyone.'))
  expect(await given('+4930123456')).toBe(config('VIP two.'))

  writeFileSync(file, rulesFile(vip({ when: [{ match: 'form' }] })))
  await says(
    /rules\.json were not taken: rules\[0\]\.when\[0\]\.match \(line 10, column 20\): must be .*perhaps "from"\..*The rules before it stay in force/s,
  )
  expect(await given('+4930123456')).toBe(config('VIP two.'))

  rmSync(file)
  await says(/rules\.json were not taken: it was removed\./)
  expect(await given('+4930123456')).toBe(config('VIP two.'))

  writeFileSync(file, rulesFile())
  await says(/Rules: 0 in force \(rules\.json\)/)
  expect(await given('+4930123456')).toBe(config('Anyone.'))
})

test('the practice line takes rules from a file and says how many are in force', async () => {
  const { file } = folderWith(rulesFile(vip(), vip({ name: 'Other' })))
  const dataFolder = tempFolder()
  const command = runCommand(['listen', '--practice', '--rules', file, '--data-dir', dataFolder])
  await expect
    .poll(() => command.stderr(), { timeout: 15_000 })
    .toMatch(/● Live[\s\S]* {2}rules {7}2 in force \(rules\.json\)\n/)
  const call = runCommand([
    'trigger',
    'telephony.incoming',
    '--data-dir',
    dataFolder,
    '--set',
    'data.from_number=+14155550123',
  ])
  expect(await call.ended, call.stderr()).toBe(0)
  await command.line(line => line.includes('+14155550123'))
  command.kill('SIGTERM')
  expect(await command.ended).toBe(0)
})

test.each([
  ['a mistake', '{"format": "hookswitch-rules"', /were not taken: line 1, column \d+: it is not JSON/],
  [
    'an answer that there is not',
    rulesFile(vip({ action: { do: 'answer', answer: 'VIP' } })),
    /rules\[0\]\.action\.answer \(line \d+, column \d+\): there is no answer “VIP”/,
  ],
  [
    'the file of an answer that there is not',
    rulesFile(vip({ action: { do: 'answer', file: 'none.json' } })),
    /rules\[0\]\.action\.file \(line \d+, column \d+\): none\.json: /,
  ],
  [
    'rules of a newer version',
    rulesFile().replace('"version": 1', '"version": 2'),
    /version \(line 3, column 14\): it is of version 2/,
  ],
])('a file with %s at the start ends it with 2 before anything is opened', async (_, text, words) => {
  const { file } = folderWith(text)
  const secretFile = tempFile('secret', endpointSecret)
  const args = ['--secret-file', secretFile, '--tunnel', 'none', '--data-dir', tempFolder()]
  const command = runCommand(['listen', ...args, '--rules', file])
  expect(await command.ended).toBe(2)
  expect(command.stderr()).toMatch(words)
  expect(command.stderr()).toMatch(/Mend the file, then start again\./)
  expect(command.stderr()).not.toMatch(/stay in force/)
  expect(command.lines).toEqual([])
})

test('rules that were saved are in force again after a restart, and a file stands before them for one run only', async () => {
  const dataFolder = tempFolder()
  const engine = await testEngine({ dataFolder })
  const content = plainContent(config('Saved.'))
  await engine.handlers['answers.create']({
    platform: 'thunderphone',
    kind: 'config',
    name: 'Saved',
    content,
  })
  await engine.connect({ platform: 'thunderphone', mode: 'manual', endpointSecret, tunnel: 'none' })
  const rules = rulesOf({ action: { do: 'answer', answer: 'Saved' } })
  await engine.handlers['rules.save']({ connectionId: 'thunderphone-manual', rules: [...rules] })
  await engine.stop()

  const { file } = folderWith(rulesFile(vip()))
  const runs = []
  for (const args of [[], ['--rules', file], []]) {
    const { url, command } = await listening(args, dataFolder)
    runs.push((await deliver(url, incoming(runs.length + 1))).body.toString())
    command.kill('SIGTERM')
    expect(await command.ended).toBe(0)
  }
  expect(runs).toEqual([config('Saved.'), config('VIP one.'), config('Saved.')])
})
