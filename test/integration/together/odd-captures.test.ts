import { expect, test } from 'vitest'
import { runCommand } from '../../support/command.ts'
import { filledFolder, oddSamples } from '../../support/filled-store.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const steering = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

const captures = async (...args: string[]) => {
  const command = runCommand(['captures', ...args])
  const code = await command.ended
  return { code, lines: command.lines, stderr: command.stderr() }
}

test('captures list and show print what nobody would send as data, whole, and nothing that steers a terminal', async () => {
  const long = { request: { body: Buffer.from(JSON.stringify({ long: 'word '.repeat(2_097_152) })) } }
  const samples = [...oddSamples, long]
  const folder = filledFolder(samples)
  const list = await captures('list', '--data-dir', folder)
  expect(list.code).toBe(0)
  for (const line of list.lines) expect(line).not.toMatch(steering)
  // A capture's warnings stand below it.
  expect(list.lines.filter(line => /^\S/.test(line))).toHaveLength(samples.length)

  for (const seq of samples.keys()) {
    const shown = await captures('show', `capture-${seq + 1}`, '--data-dir', folder)
    expect([seq + 1, shown.code, shown.stderr]).toEqual([seq + 1, 0, ''])
    expect(shown.lines.length).toBeGreaterThan(5)
    for (const line of shown.lines) expect(line).not.toMatch(steering)
  }
  const first = (await captures('show', 'capture-1', '--data-dir', folder)).lines.join('\n')
  expect(first).toContain('\\u001b[31m\\u202e<img src=x onerror=alert(1)>')
  const headers = (await captures('show', 'capture-8', '--data-dir', folder)).lines
  expect(headers.filter(line => /X-Header-/.test(line))).toHaveLength(10_000)
})
