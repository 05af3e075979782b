import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fileSecretStore } from '../../../core/secrets/file-secret-store.ts'
import { secretNames } from '../../../core/secrets/secret-store.ts'
import { Diagnosis } from '../../../shared/diagnosis.ts'
import { runCommand } from '../../support/command.ts'
import { tempFile } from '../../support/files.ts'
import { signatureOf } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

interface Vector {
  readonly platform: string
  readonly secret: string
  readonly body: string
  readonly signature: string
  readonly now?: number
}
const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('../../support/signature-vectors.json', import.meta.url), 'utf8'),
)
const secret = 'whsec_test_0123456789'
const body = Buffer.from('{"data":{"call_id":7},"type":"call.graded"}')

const verify = async (args: readonly string[], stdin: Buffer | string = '', dataFolder = tempFolder()) => {
  const command = runCommand(['verify', '--data-dir', dataFolder, ...args])
  command.process.stdin?.end(stdin)
  const code = await command.ended
  return { code, text: command.lines.join('\n'), lines: command.lines, stderr: command.stderr() }
}
const asked = (signature: string, file: string, ...more: string[]) =>
  verify(['--secret-file', tempFile('secret', `${secret}\n`), '--signature', signature, ...more, file])

/** A data folder with a secret of an endpoint and one of a handler. */
const savedFolder = async () => {
  const folder = tempFolder()
  const store = fileSecretStore(folder, Date.now(), () => {})
  await store.set(secretNames('practice').handlerSecret, 'whsec_of_a_handler')
  await store.set(secretNames('thunderphone').endpointSecret, secret)
  return folder
}

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

  it('tries the saved secrets where none is given, and names the one that fits', async () => {
    const folder = await savedFolder()
    const file = tempFile('body', body)
    const held = await verify(['--signature', signatureOf(body, secret), file], '', folder)
    expect([held.code, held.lines]).toEqual([
      0,
      [
        `✓ The signature holds for these ${body.length} bytes.`,
        '  It is signed with the endpoint secret of “thunderphone”.',
      ],
    ])
    const near = await verify(
      ['--json', '--signature', `sha256=${signatureOf(body, secret)}`, file],
      '',
      folder,
    )
    expect([near.code, JSON.parse(near.text)]).toMatchObject([
      1,
      { holds: false, by: 'the endpoint secret of “thunderphone”', findings: [{ kind: 'scheme-prefix' }] },
    ])
    const unfit = await verify(['--signature', signatureOf(body, 'nobody knows'), file], '', folder)
    expect(unfit.code).toBe(1)
    expect(unfit.text).toMatch(/No saved secret .*fits\.\n *Give the secret .* with --secret-file\./)
    const formless = await verify(['--signature', 'abc', file], '', folder)
    expect(formless.text).toMatch(/Nothing in it can be a signature/)
    for (const { text } of [held, near, unfit, formless]) expect(text).not.toMatch(/whsec_|nobody knows/)
  })

  it('says of the given secret that a saved one is the right one', async () => {
    const args = ['--secret-file', tempFile('secret', secret), '--signature']
    const signature = signatureOf(body, 'whsec_of_a_handler')
    const told = await verify([...args, signature, tempFile('body', body)], '', await savedFolder())
    expect([told.code, told.text]).toEqual([
      1,
      expect.stringMatching(/It is signed with the secret of the handler of “practice”\./),
    ])
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
    ['no secret', file => ['--signature', 'x', file], /Which secret .* None is saved in .*--secret-file/s],
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
