import { expect, test } from 'vitest'
import { CaptureSummary } from '../../../shared/capture.ts'
import { testEngine } from '../../support/engine.ts'
import { testPlatform } from '../../support/lease-account.ts'
import { deliver, endpointSecret, incoming } from '../../support/sender.ts'
import { simulatorCommand } from '../../support/simulator-command.ts'

test('beside an endpoint that answers the same calls nothing is registered without --yes, and the flag is named', async () => {
  const platform = await simulatorCommand()
  await platform.register('CRM production', ['telephony.incoming'])
  await platform.register('Hookswitch · anna-mbp · 0123456789abcdef0123', [])
  const refused = platform.listen('--tunnel', 'none')
  expect(await refused.ended).toBe(2)
  expect(refused.stderr()).toMatch(/“CRM production” \(crm\.example\), Hookswitch on anna-mbp/)
  expect(refused.stderr()).toMatch(/--yes/)
  expect(refused.stderr()).toMatch(/--events \S*call\.graded/)
  expect(await platform.endpoints()).toHaveLength(2)

  const agreed = platform.listen('--tunnel', 'none', '--yes')
  await agreed.json(value => value.type === 'ready')
  expect(await platform.endpoints()).toHaveLength(3)
  agreed.kill('SIGTERM')
  expect(await agreed.ended).toBe(0)
  expect((await platform.endpoints()).map(e => e.label)).toEqual([
    'CRM production',
    'Hookswitch · anna-mbp · 0123456789abcdef0123',
  ])
})

test('events that nobody waits for are subscribed to without a question, and without a conflict it is only said', async () => {
  const platform = await simulatorCommand()
  const alone = platform.listen('--tunnel', 'none')
  await alone.json(value => value.type === 'ready')
  alone.kill('SIGTERM')
  expect(await alone.ended).toBe(0)

  await platform.register('CRM production', ['telephony.incoming'])
  const quiet = platform.listen('--tunnel', 'none', '--events', 'call.graded,telephony.complete')
  await quiet.json(value => value.type === 'ready')
  expect(quiet.stderr()).not.toMatch(/CRM/)
})

test('once agreed to, it is not asked again for the connection', async () => {
  const platform = await testPlatform()
  await platform.register('CRM production')
  const engine = await testEngine()
  const account = {
    platform: 'thunderphone',
    mode: 'account',
    apiUrl: platform.apiUrl,
    apiKey: platform.apiKey,
    tunnel: 'none',
  } as const
  const conflict = expect.objectContaining({ code: 'endpoint-conflict' })
  await expect(engine.connect(account)).rejects.toEqual(conflict)
  expect(engine.connection('thunderphone').state()).toMatchObject({
    status: 'failed',
    problem: { code: 'endpoint-conflict' },
  })
  await engine.connect({ ...account, agree: true })
  await engine.connect(account)
  expect(await platform.listed()).toHaveLength(2)
})

test('with --only-numbers other calls get their own agent at once, and only a line about them is kept', async () => {
  const platform = await simulatorCommand()
  const command = platform.listen('--tunnel', 'none', '--only-numbers', '+1 415 555 0100')
  await command.json(value => value.type === 'ready')
  const set = (from: string) => ['--set', `data.from_number=${from}`]
  expect(await platform.trigger('telephony.incoming', ...set('+14155550199'))).toMatchObject([
    { reached: 'own-agent', status: 200 },
  ])
  const passed = CaptureSummary.parse(await command.json(value => value.type === 'capture'))
  expect(passed).toMatchObject({
    from: '+14155550199',
    signature: { status: 'verified' },
    outcome: { source: 'default', status: 200, passedOver: 'number' },
    verdict: { result: 'fallback', reason: 'passed-over' },
  })
  await platform.trigger('telephony.incoming', ...set('+14155550100'))
  const taken = CaptureSummary.parse(
    await command.json(value => value.type === 'capture' && value.from === '+14155550100'),
  )
  expect(taken.outcome.passedOver).toBeUndefined()
})

test('nothing of a call that was passed over is kept but its summary; its later events follow it, those of our calls are taken', async () => {
  const engine = await testEngine()
  const connection = await engine.connect({
    platform: 'thunderphone',
    mode: 'manual',
    endpointSecret,
    tunnel: 'none',
    onlyNumbers: ['+14155550100'],
  })
  const url = connection.state().receiverUrl ?? ''
  const send = async (type: string, data: Record<string, unknown>) => {
    const body = Buffer.from(JSON.stringify({ data, type }))
    await deliver(`${url}?customer=42`, body)
  }
  await send('telephony.incoming', { call_id: 1, from_number: '+14155550100', to_number: '+15550001' })
  await send('telephony.incoming', { call_id: 2, from_number: '+14155550177', to_number: '+15550001' })
  await send('call.graded', { call_id: 1, grade: { score: 1 } })
  await send('call.graded', { call_id: 2, grade: { score: 1 } })
  const captures = await engine.captured(4)
  const fates = captures.map(c => [c.eventType, c.callId, c.outcome.passedOver ?? 'taken'])
  expect(fates).toEqual([
    ['telephony.incoming', '1', 'taken'],
    ['telephony.incoming', '2', 'number'],
    ['call.graded', '1', 'taken'],
    ['call.graded', '2', 'number'],
  ])
  const { request } = await engine.handlers['captures.get']({ id: captures[1]?.id ?? '' })
  expect(request).toMatchObject({ headers: [], bodyBase64: '' })
  expect(request.path).not.toContain('42')
})

test('while it is paused the endpoint is disabled and late calls get their own agent; resumed, it is active again', async () => {
  const platform = await testPlatform()
  const kept = new Map<string, string>()
  const engine = await testEngine({
    secrets: {
      get: async name => kept.get(name) ?? null,
      set: async (name, value) => void kept.set(name, value),
      delete: async name => void kept.delete(name),
    },
  })
  const connection = await engine.connect({
    platform: 'thunderphone',
    mode: 'account',
    apiUrl: platform.apiUrl,
    apiKey: platform.apiKey,
    tunnel: 'none',
  })
  await engine.handlers['connections.pause']({ connectionId: 'thunderphone' })
  expect(await platform.listed()).toMatchObject([{ status: 'disabled' }])
  expect(connection.state()).toMatchObject({ status: 'paused', endpoint: { status: 'disabled' } })
  const secret = kept.get('thunderphone/endpoint-secret')
  await deliver(connection.state().receiverUrl ?? '', incoming(1), {}, secret)
  expect(await engine.captured(1)).toMatchObject([{ outcome: { passedOver: 'paused', status: 200 } }])

  await engine.handlers['connections.resume']({ connectionId: 'thunderphone' })
  expect(await platform.listed()).toMatchObject([{ status: 'active' }])
  expect(connection.state().status).toBe('live')

  // Sleep is the same without a word in the page.
  await engine.sleep()
  expect(await platform.listed()).toMatchObject([{ status: 'disabled' }])
  await engine.wake()
  expect(await platform.listed()).toMatchObject([{ status: 'active' }])
})
