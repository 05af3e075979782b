import { expect, test } from 'vitest'
import { CaptureDetail } from '../../../shared/capture.ts'
import { runCommand } from '../../support/command.ts'
import { tempFile } from '../../support/files.ts'
import { listening } from '../../support/listening.ts'
import { deliver, incoming } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const rules = JSON.stringify({
  format: 'hookswitch-rules',
  version: 1,
  platform: 'thunderphone',
  rules: [
    {
      id: 'vips',
      name: 'VIPs',
      when: [{ match: 'from', prefix: ['+1415'] }],
      action: { do: 'answer', answer: 'VIP concierge' },
    },
  ],
})

const show = async (dataFolder: string, ...args: string[]) => {
  const command = runCommand(['captures', 'show', ...args, '--data-dir', dataFolder])
  const code = await command.ended
  return { code, text: command.lines.join('\n'), lines: command.lines, stderr: command.stderr() }
}

test('captures show tells one capture whole, by the beginning of its id, beside a running engine', async () => {
  const { url, command, dataFolder } = await listening(['--rules', tempFile('rules.json', rules)])
  const { body } = await deliver(url, incoming(1))
  const { id } = await command.json(line => line.type === 'capture' && line.callId === '1')
  await deliver(url, incoming(2, { from_number: '+4930123456' }))
  await command.json(line => line.type === 'capture' && line.callId === '2')

  const first = await show(dataFolder, String(id).slice(0, 8))
  expect(first.code).toBe(0)
  expect(first.text).toMatch(/^✓ ThunderPhone should use your config\. \(documented\)$/m)
  expect(first.text).toMatch(/^Answered by “VIP concierge”, revision 1 · rule “VIPs”$/m)
  expect(first.text).toMatch(/^Why {9}✓ “VIPs” took it: the caller /m)
  expect(first.text).toMatch(/^Time {8}[\d.]+ ms of 2 000 ms$/m)
  expect(first.text).toMatch(/^Request {5}POST \/h\//m)
  expect(first.text).toContain('  X-ThunderPhone-Signature: ')
  expect(first.text).toContain('    "call_id": 1,')
  expect(first.text).toMatch(/^Response {4}200$/m)

  const exported = runCommand(['captures', 'export', '--data-dir', dataFolder])
  await exported.ended
  expect(exported.lines).toHaveLength(2)
  expect(exported.lines.join()).not.toContain(new URL(url).pathname.slice('/h/'.length))

  const last = await show(dataFolder, 'last')
  expect(last.text).toMatch(/^Why {9}– “VIPs” passed: /m)
  expect(last.text).toContain('No rule took it, so the default answer went out: ')

  const json = await show(dataFolder, String(id), '--json')
  expect(json.lines).toHaveLength(1)
  const detail = CaptureDetail.parse(JSON.parse(json.text))
  expect(Buffer.from(detail.request.bodyBase64, 'base64')).toEqual(incoming(1))
  expect(Buffer.from(detail.response.bodyBase64, 'base64')).toEqual(body)

  const unknown = await show(dataFolder, 'zzz')
  expect([unknown.code, unknown.lines]).toEqual([1, []])
  expect(unknown.stderr).toMatch(/There is no capture “zzz” in .* `hookswitch captures list` has the ids/)
})

test.each([
  [['last'], 1, /There is no capture “last” in/],
  [[], 2, /Which capture\?/],
  [['a', 'b'], 2, /One capture is shown at a time\./],
  [['last', '--limit', '3'], 2, /--limit is for list and export\./],
])('captures show %j in an empty folder ends with %i', async (args, code, words) => {
  const shown = await show(tempFolder(), ...args)
  expect(shown.code).toBe(code)
  expect(shown.stderr).toMatch(words)
})
