import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../support/command.ts'
import { tempFile } from '../../support/files.ts'
import { listening } from '../../support/listening.ts'
import { deliver, incoming } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const rulesFile = (...rules: readonly object[]): string =>
  JSON.stringify({ format: 'hookswitch-rules', version: 1, platform: 'thunderphone', rules }, null, 2)

const rules = async (dataFolder: string, ...args: string[]) => {
  const command = runCommand(['rules', ...args, '--data-dir', dataFolder])
  const code = await command.ended
  return { code, text: command.lines.join('\n'), lines: command.lines, stderr: command.stderr() }
}

test('rules check says what each of the last calls would get, and why, beside a running engine', async () => {
  const { url, command, dataFolder } = await listening()
  await deliver(url, incoming(1))
  await deliver(url, incoming(2, { from_number: '+4930123456' }))
  await command.json(line => line.type === 'capture' && line.callId === '2')
  const folder = tempFolder()
  writeFileSync(
    join(folder, 'vip.json'),
    '{"prompt":"Hello {{ caller.name | default: \\"you\\" }}.","voice":"en-US-James1"}',
  )
  const file = join(folder, 'rules.json')
  const vips = {
    name: 'VIPs',
    when: [{ match: 'from', prefix: ['+1415'] }],
    action: { do: 'answer', file: 'vip.json' },
  }
  writeFileSync(file, rulesFile({ name: 'Off', on: false, when: [], action: { do: 'breakpoint' } }, vips))
  const callers = tempFile('callers.csv', 'number,name\n+14155550199,Ada\n')

  const said = await rules(dataFolder, 'check', file)
  expect(said.code).toBe(0)
  expect(said.lines[0]).toBe('✓ The file is good: 1 on, 1 off (rules.json).')
  expect(said.text).toMatch(
    /\+4930123456 {9}default {5}\S.*\n {10}– “VIPs” passed: .*\n\n.*\+14155550199 {8}rule {8}VIPs: vip\.json, revision 1\n {10}✓ “VIPs” took it: /,
  )

  const json = await rules(dataFolder, 'check', file, '--json', '--last', '2', '--callers', callers)
  const [first, german, american] = json.lines.map(line => JSON.parse(line))
  expect(first).toMatchObject({ type: 'rules', ok: true })
  expect(german).toMatchObject({ type: 'call', would: { source: 'default', ruleId: null } })
  expect(american).toMatchObject({ would: { source: 'rule', ruleId: 'vips' } })
  expect(JSON.parse(american.would.text).prompt).toBe('Hello Ada.')
  expect((await rules(dataFolder, 'check', file, '--json', '--last', '1')).lines).toHaveLength(2)
  // Nothing of it is in force or kept.
  await deliver(url, incoming(3))
  const third = await command.json(line => line.type === 'capture' && line.callId === '3')
  expect(third.outcome).toMatchObject({ source: 'default' })
})

test('rules check names the place of a mistake and ends with 1', async () => {
  const file = tempFile('rules.json', rulesFile({ name: 'A', when: [{ match: 'form' }], action: {} }))
  const said = await rules(tempFolder(), 'check', file)
  expect(said.code).toBe(1)
  expect(said.text).toMatch(
    /^✕ .*rules\.json: rules\[0\]\.when\[0\]\.match \(line \d+, column \d+\): must be .*perhaps "from"\.$/,
  )
  const json = await rules(tempFolder(), 'check', file, '--json')
  expect([json.code, JSON.parse(json.text)]).toMatchObject([1, { type: 'rules', ok: false }])
})

test('rules ledger counts the calls of each arm of a file', async () => {
  const share = { match: 'share', experiment: 'greeting', percent: 50 }
  const action = { do: 'answer', answer: 'VIP concierge' }
  const file = tempFile(
    'ab.json',
    rulesFile({ name: 'A', when: [share], action }, { name: 'B', when: [share], action }),
  )
  const { url, command, dataFolder } = await listening(['--rules', file])
  for (let call = 1; call <= 6; call++) await deliver(url, incoming(call))
  await command.json(line => line.type === 'capture' && line.callId === '6')
  const csv = await rules(dataFolder, 'ledger', file, '--csv')
  const calls = csv.lines.slice(1).map(line => Number(line.split(',')[4]))
  expect(calls).toHaveLength(2)
  expect(calls.reduce((a, b) => a + b)).toBe(6)
  expect((await rules(dataFolder, 'ledger', file)).text).toMatch(/^greeting\n {2}arm {2}share {2}calls/)
  expect((await rules(dataFolder, 'ledger')).stderr).toMatch(
    /No kept rule of “thunderphone-manual” has a share/,
  )
})
