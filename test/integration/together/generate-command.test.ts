import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../support/command.ts'
import { listening } from '../../support/listening.ts'
import { deliver, incoming } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const generate = async (...args: string[]) => {
  const command = runCommand(['generate', ...args])
  const code = await command.ended
  return { code, text: `${command.lines.join('\n')}\n`, stderr: command.stderr() }
}

const rules = (file: string): string =>
  JSON.stringify({
    format: 'hookswitch-rules',
    version: 1,
    platform: 'thunderphone',
    rules: [
      { name: 'VIPs', when: [{ match: 'from', prefix: ['+1415'] }], action: { do: 'answer', file } },
      { name: 'Mine', when: [], action: { do: 'forward' } },
    ],
  })

const filled = (): string => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'vip.json'), '{"prompt":"Hello {{ data.from_number }}","voice":"en-US-James1"}')
  writeFileSync(join(folder, 'rules.json'), rules('vip.json'))
  return folder
}

test('generate handler writes what stands in files to stdout or to a file, and overwrites none unasked', async () => {
  const folder = filled()
  const files = ['--answer', join(folder, 'vip.json'), '--rules', join(folder, 'rules.json')]
  const from = ['--data-dir', join(folder, 'none'), ...files]
  const out = join(folder, 'out')
  mkdirSync(out)

  const said = await generate('handler', '--framework', 'express', ...from)
  expect(said).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^– The rule “Mine” forwards to a handler: .*TODO/),
  })
  expect(said.text).toMatch(/^\/\/ Answers the webhook of ThunderPhone/)
  expect(said.text).toContain("isFrom(call, [], ['+1415'])")

  const written = await generate('handler', '--framework', 'express', ...from, '--out', out)
  expect(written).toMatchObject({ code: 0, text: '\n' })
  expect(readFileSync(join(out, 'handler.mjs'), 'utf8')).toBe(said.text)
  expect(spawnSync(process.execPath, ['--check', join(out, 'handler.mjs')]).status).toBe(0)

  writeFileSync(join(out, 'handler.mjs'), 'mine')
  const again = await generate('handler', '--framework', 'fastify', ...from, '--out', out)
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('--force') })
  expect(readFileSync(join(out, 'handler.mjs'), 'utf8')).toBe('mine')

  const file = join(out, 'handler.mjs')
  const forced = await generate(
    'handler',
    '--framework',
    'fastify',
    ...from,
    '--out',
    file,
    '--force',
    '--json',
  )
  expect(JSON.parse(forced.text)).toEqual({
    type: 'handler',
    framework: 'fastify',
    file,
    notes: [expect.any(String)],
  })
  expect(readFileSync(file, 'utf8')).toContain("import Fastify from 'fastify'")
  expect(readdirSync(folder)).not.toContain('none')
})

test('generate handler takes what a connection does, beside a running engine', async () => {
  const folder = filled()
  const { url, command, dataFolder } = await listening(['--answer', join(folder, 'vip.json')])
  await deliver(url, incoming(1))
  await command.json(line => line.type === 'capture')
  const made = await generate('handler', '--framework', 'flask', '--data-dir', dataFolder, '--json')
  const { fileName, text, notes } = JSON.parse(made.text)
  expect([fileName, notes]).toEqual(['handler.py', []])
  expect(text).toContain('the connection “thunderphone-manual”')
  const practice = await generate(
    'handler',
    '--framework',
    'flask',
    '--data-dir',
    dataFolder,
    '--connection',
    'practice',
  )
  expect(practice.text).toContain('def answer_vip_concierge(call):')
  const other = await generate(
    'handler',
    '--framework',
    'flask',
    '--data-dir',
    dataFolder,
    '--connection',
    'x',
  )
  expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no connection x.') })
})
