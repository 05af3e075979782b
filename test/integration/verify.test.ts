import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Diagnosis } from '../../shared/diagnosis.ts'
import { runCommand } from '../support/command.ts'
import { tempFile } from '../support/files.ts'
import { signatureOf } from '../support/sender.ts'

interface Vector {
  readonly platform: string
  readonly secret: string
  readonly body: string
  readonly signature: string
  readonly now?: number
}
const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('../support/signature-vectors.json', import.meta.url), 'utf8'),
)
const secret = 'whsec_test_0123456789'
const body = Buffer.from('{"data":{"call_id":7},"type":"call.graded"}')

const verify = async (args: readonly string[], stdin: Buffer | string = '') => {
  const command = runCommand(['verify', ...args])
  command.process.stdin?.end(stdin)
  const code = await command.ended
  return { code, text: command.lines.join('\n'), lines: command.lines, stderr: command.stderr() }
}
const asked = (signature: string, file: string, ...more: string[]) =>
  verify(['--secret-file', tempFile('secret', `${secret}\n`), '--signature', signature, ...more, file])

describe('hookswitch verify', () => {
  it.each(vectors)('holds for the published vector of $platform with the secret $secret', async vector => {
    const { platform, now, signature } = vector
    const told = await verify([
      ...['--platform', platform, '--secret-file', tempFile('secret', vector.secret)],
      ...['--signature', signature, ...(now === undefined ? [] : ['--at', new Date(now).toISOString()])],
      tempFile('body', vector.body),
    ])
    expect(told).toMatchObject({ code: 0, stderr: '' })
    expect(told.text).toMatch(/^✓ The signature holds for these \d+ bytes\.$/)
  })

  it('takes a file byte for byte, also one that is no text', async () => {
    const bytes = Buffer.from([0xff, 0, 13, 10, 0xc3, 0x28, 10])
    expect((await asked(signatureOf(bytes, secret), tempFile('body', bytes))).code).toBe(0)
    expect((await asked(signatureOf(bytes.subarray(0, 6), secret), tempFile('body', bytes))).code).toBe(1)
  })

  it('takes a signature with the name of its header before it', async () => {
    const line = `x-thunderphone-signature: ${signatureOf(body, secret)}`
    expect((await asked(line, tempFile('body', body))).code).toBe(0)
  })

  it.each(['-', undefined])('reads the body from stdin when the file is %j', async file => {
    const secretFile = tempFile('secret', secret)
    const args = ['--secret-file', secretFile, '--signature', signatureOf(body, secret)]
    expect((await verify([...args, ...(file ? [file] : [])], body)).code).toBe(0)
    expect((await verify([...args, ...(file ? [file] : [])], `${body}\n`)).code).toBe(1)
  })

  it('names the near miss and the next step, and never the secret or the right signature', async () => {
    const { code, text } = await asked(
      signatureOf(body, secret).toUpperCase(),
      tempFile('body', '{\n  "type": "call.graded",\n  "data": { "call_id": 7 }\n}\n'),
    )
    expect(code).toBe(1)
    expect(text).toMatch(/^✕ The signature does not hold\.$/m)
    expect(text).toMatch(/Its hexadecimal digits are in upper case\./)
    expect(text).toMatch(/over the same JSON written otherwise: keys sorted, no spaces\./)
    expect(text).toMatch(/Verify the raw bytes before parsing: /)
    expect(text).toMatch(/[\d ]+ ways of signing these 56 bytes were tried\./)
    expect(text).not.toContain(secret)
    expect(text).not.toMatch(/[0-9a-f]{64}/)
  })

  it('tells all of it as one JSON object', async () => {
    const { code, lines } = await asked(
      `sha256=${signatureOf(body, secret)}`,
      tempFile('body', body),
      '--json',
    )
    expect([code, lines.length]).toEqual([1, 1])
    const { platform, ...rest } = JSON.parse(lines[0] ?? '')
    expect(platform).toBe('thunderphone')
    expect(Diagnosis.parse(rest)).toMatchObject({ holds: false, findings: [{ kind: 'scheme-prefix' }] })
  })

  it('says that a time stamp is old', async () => {
    const retell = vectors.find(({ platform }) => platform === 'retell')
    if (!retell) throw new Error('there is no vector')
    const told = await verify([
      ...['--platform', 'retell', '--secret-file', tempFile('secret', retell.secret)],
      ...['--signature', retell.signature, tempFile('body', retell.body)],
    ])
    expect([told.code, told.text]).toEqual([1, expect.stringMatching(/older than its arrival\./)])
  })

  it.each<[string, (file: string) => string[], RegExp]>([
    ['no signature', file => ['--secret-file', file, file], /Which signature\?/],
    ['no secret', file => ['--signature', 'x', file], /Which secret/],
    ['an unknown platform', file => ['--platform', 'x', '--signature', 'x', file], /no platform "x"/],
    ['two files', file => ['--signature', 'x', '--secret-file', file, file, file], /One body at a time/],
    [
      'a file that is not there',
      file => ['--signature', 'x', '--secret-file', file, '/no/such'],
      /could not be read/,
    ],
    ['both from stdin', () => ['--signature', 'x', '--secret-file', '-'], /cannot both come from stdin/],
    [
      'no time',
      file => ['--signature', 'x', '--secret-file', file, '--at', 'noon', file],
      /"noon" is no time/,
    ],
    ['an unknown flag', file => ['--secret', 'x', file], /--secret/],
  ])('ends with exit code 2 for %s', async (_, args, words) => {
    const { code, lines, stderr } = await verify(args(tempFile('secret', 'x')))
    expect([code, lines]).toEqual([2, []])
    expect(stderr).toMatch(words)
  })
})
