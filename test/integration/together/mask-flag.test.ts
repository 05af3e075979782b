import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CaptureDetail } from '../../../shared/capture.ts'
import { runCommand } from '../../support/command.ts'
import { tempFile } from '../../support/files.ts'
import { listening } from '../../support/listening.ts'
import { deliver, incoming } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const run = async (dataFolder: string, ...args: string[]): Promise<string> => {
  const command = runCommand(['captures', ...args, '--mask', '--data-dir', dataFolder])
  expect(await command.ended).toBe(0)
  return command.lines.join('\n')
}

test('--mask covers who called in listen, captures list and captures show, with and without --json', async () => {
  const { url, command, dataFolder } = await listening(['--mask'])
  await deliver(`${url}?customer=Okafor`, incoming(1, { caller_name: 'Okafor' }))
  const told = await command.json(line => line.type === 'capture')
  expect(told).toMatchObject({ callId: '1', from: '+1 ••• ••• ••99', to: '+1 ••• ••• ••23' })

  const outputs = [
    command.lines.join('\n'),
    await run(dataFolder, 'list'),
    await run(dataFolder, 'list', '--json'),
    await run(dataFolder, 'show', 'last'),
  ]
  for (const output of outputs) expect(output).toContain('+1 ••• ••• ••99')
  const detail = CaptureDetail.parse(JSON.parse(await run(dataFolder, 'show', 'last', '--json')))
  const body = Buffer.from(detail.request.bodyBase64, 'base64').toString()
  expect(JSON.parse(body).data).toEqual({
    call_id: 1,
    caller_name: '••••',
    from_number: '+1 ••• ••• ••99',
    to_number: '+1 ••• ••• ••23',
  })
  for (const output of [...outputs, body, JSON.stringify(detail)])
    expect(output).not.toMatch(/4155550199|6505550123|Okafor/)
})

test('--mask covers what listen says of its settings and of what is wrong with them', async () => {
  const callers = tempFile('callers.csv', 'number,name\n+14155550199,Okafor\n')
  const only = ['--only-numbers', '+14155550199,+442079460018', '--callers', callers]
  const command = runCommand(['listen', '--practice', '--mask', '--data-dir', tempFolder(), ...only])
  await expect.poll(command.stderr, { timeout: 8_000 }).toContain('Ctrl+C ends it')
  writeFileSync(callers, 'number,name\n020 79460018,Okafor\n')
  await expect.poll(command.stderr, { timeout: 8_000 }).toContain('without its country code')
  expect(command.stderr()).toContain('+44 ••• ••• ••18')
  expect(command.stderr()).not.toMatch(/4155550199|79460018/)
})
