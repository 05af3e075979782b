import { expect, test } from 'vitest'
import { runCommand } from '../../support/command.ts'
import { developerHandler } from '../../support/developer-handler.ts'
import { tempFile } from '../../support/files.ts'
import { listening } from '../../support/listening.ts'
import { httpsHandler, selfSigned } from '../../support/self-signed.ts'
import { deliver, endpointSecret, incoming, signatureOf } from '../../support/sender.ts'

const rulesTo = (to: string): string =>
  tempFile(
    'rules.json',
    JSON.stringify({
      format: 'hookswitch-rules',
      version: 1,
      platform: 'thunderphone',
      rules: [{ name: 'B', when: [], action: { do: 'forward', to } }],
    }),
  )

test('a handler that only a rule names gets deliveries signed with its own secret', async () => {
  const handler = await developerHandler()
  const secretFile = tempFile('handler', 'the handler’s own')
  const { url } = await listening(['--rules', rulesTo(handler.url), '--handler-secret-file', secretFile])
  const body = incoming(1)
  expect((await deliver(url, body)).body.toString()).toContain('From the handler.')
  const headers = new Map(handler.seen[0]?.headers)
  expect(headers.get('X-ThunderPhone-Signature')).toBe(signatureOf(body, 'the handler’s own'))
})

test('any certificate is taken of a handler that only a rule names, when that is asked for', async () => {
  const port = await httpsHandler(selfSigned('localhost'))
  const rules = rulesTo(`https://localhost:${port}/`)
  const { url, command } = await listening(['--rules', rules, '--forward-insecure'])
  await deliver(url, incoming(1))
  const { outcome } = await command.json(value => value.type === 'capture')
  expect(outcome).toMatchObject({ source: 'forward', status: 200 })
})

test('without a handler and without rules the flags are refused', async () => {
  const secretFile = tempFile('secret', endpointSecret)
  for (const flags of [['--handler-secret-file', secretFile], ['--forward-insecure']]) {
    const command = runCommand(['listen', '--secret-file', secretFile, '--tunnel', 'none', ...flags])
    expect(await command.ended).toBe(2)
    expect(command.stderr()).toContain(
      `${flags[0]} is for a handler. Give its URL with --forward-to, or rules`,
    )
  }
})
