import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keepWatchdog } from '../../../core/lease/watchdog-keeper.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const report =
  'require("node:fs").writeFileSync(process.argv[1], JSON.stringify({ env: process.env, cwd: process.cwd() }));process.stdin.resume()'

const set = (values: Record<string, string>): void => {
  for (const [name, value] of Object.entries(values)) {
    const before = process.env[name]
    process.env[name] = value
    onTestFinished(() => {
      if (before === undefined) delete process.env[name]
      else process.env[name] = before
    })
  }
}
const lookedAtFromWithin = async () => {
  const file = join(tempFolder(), 'report')
  const keeper = keepWatchdog({ command: process.execPath, args: ['-e', report, file] }, () => {})
  onTestFinished(() => keeper.close())
  const nonce = '0'.repeat(20)
  const apiUrl = 'http://127.0.0.1:9/v1'
  keeper.hold({ nonce, label: '', endpointId: null, platform: 'thunderphone', apiUrl, apiKey: '', file: '' })
  const read = () => (existsSync(file) ? readFileSync(file, 'utf8') : '')
  await expect.poll(read, { timeout: 10_000 }).toMatch(/}$/)
  return JSON.parse(read()) as { env: Record<string, string>; cwd: string }
}

test('the watchdog gets nothing of the environment that it does not need', async () => {
  set({
    AWS_SECRET_ACCESS_KEY: 'sk_of_somebody',
    NODE_OPTIONS: '--no-warnings',
    ELECTRON_RUN_AS_NODE: '1',
    LD_PRELOAD: '',
    HTTPS_PROXY: 'http://proxy.example:3128',
    NODE_EXTRA_CA_CERTS: 'ca.pem',
  })
  const { env } = await lookedAtFromWithin()
  const unwanted = ['AWS_SECRET_ACCESS_KEY', 'NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'LD_PRELOAD', 'VITEST']
  expect(Object.keys(env).filter(name => unwanted.includes(name))).toEqual([])
  const { PATH, HOME } = process.env
  expect(env).toMatchObject({ PATH, HOME, HTTPS_PROXY: 'http://proxy.example:3128' })
  // It stands in another folder, where the path would lead nowhere.
  expect(env.NODE_EXTRA_CA_CERTS).toBe(join(process.cwd(), 'ca.pem'))
})

test('the watchdog stands in no folder that somebody may want to unmount', async () => {
  expect((await lookedAtFromWithin()).cwd).toBe('/')
})
