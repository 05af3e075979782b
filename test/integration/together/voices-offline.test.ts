import { expect, test } from 'vitest'
import type { ConnectionRequest } from '../../../core/connections/resolve-plan.ts'
import { plainContent } from '../../../shared/answer.ts'
import { type TestEngine, testEngine } from '../../support/engine.ts'
import { faultProxy, replies } from '../../support/fault-proxy.ts'
import { testPlatform } from '../../support/lease-account.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const voicesOf = async (engine: TestEngine) =>
  (await engine.handlers['voices.list']({ connectionId: 'thunderphone' })).voices.map(voice => voice.id)

test('voices are known without a network, in the editor and in the verdict of a call', async () => {
  const platform = await testPlatform()
  const proxy = await faultProxy(platform.apiUrl)
  const dataFolder = tempFolder()
  const request: ConnectionRequest = {
    platform: 'thunderphone',
    mode: 'account',
    apiUrl: proxy.apiUrl,
    apiKey: platform.apiKey,
    tunnel: 'none',
  }
  const first = await testEngine({ dataFolder })
  const ask = first.handlers['connections.connect']
  await ask({ connectionId: 'thunderphone', apiUrl: proxy.apiUrl, apiKey: platform.apiKey, tunnel: 'none' })
  expect(await voicesOf(first)).toContain('en-US-James1')
  await first.stop()

  proxy.decide(({ path }) => (path.endsWith('/voices') ? { reply: replies.status(503) } : undefined))
  const second = await testEngine({ dataFolder })
  // Nothing is open yet: the platform has not been asked for anything.
  expect(await voicesOf(second)).toContain('en-US-James1')

  await second.connect(request)
  second.handlers['answers.swapIn']({
    answerId: 'thunderphone-account',
    content: plainContent('{"prompt":"Hi.","voice":"en-US-Nobody9"}'),
    force: false,
  })
  await platform.play('normal')
  const [capture] = await second.captured(1)
  expect(capture?.verdict).toMatchObject({ result: 'used' })
  expect(capture?.verdict.warnings?.join()).toContain('en-US-Nobody9')
})
