import { existsSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { newNonce } from '../../../core/lease/label.ts'
import { runWatchdog } from '../../../core/lease/watchdog.ts'
import { type Fault, faultProxy, type ProxyCall, replies } from '../../support/fault-proxy.ts'
import { tempFile } from '../../support/files.ts'
import { testPlatform } from '../../support/lease-account.ts'

/** A watchdog that is fed as an engine does, and whose engine then ends. */
const watch = async (fault: (call: ProxyCall) => Fault | undefined = () => undefined) => {
  const platform = await testPlatform()
  const proxy = await faultProxy(platform.apiUrl)
  proxy.decide(fault)
  const input = new PassThrough()
  const ended = runWatchdog(input)
  const nonce = newNonce()
  const label = `Hookswitch · a-laptop · ${nonce}`
  const file = tempFile(`${nonce}.json`, '{}')
  const { apiUrl } = proxy
  const { apiKey } = platform
  const say = (line: unknown) => input.write(`${JSON.stringify(line)}\n`)
  const hold = (endpointId: string | null) =>
    say({ t: 'hold', hold: { nonce, label, endpointId, platform: 'thunderphone', apiUrl, apiKey, file } })
  const drop = () => say({ t: 'drop', nonce })
  const end = () => {
    input.end()
    return ended
  }
  return { platform, proxy, input, hold, drop, end, label, file }
}

describe('the watchdog', () => {
  it('removes the endpoint and its file when its engine has ended, and no other', async () => {
    const { platform, hold, end, label, file } = await watch()
    const id = await platform.register(label)
    await platform.register(`${label}0`)
    hold(null)
    hold(id)
    await end()
    expect((await platform.listed()).map(endpoint => endpoint.id)).not.toContain(id)
    expect(await platform.listed()).toHaveLength(1)
    expect(existsSync(file)).toBe(false)
  })

  it('looks up by its label what it never learned the id of', async () => {
    const { platform, hold, end, label, file } = await watch()
    const similar = [await platform.register(`${label}0`), await platform.register(label.slice(0, -1))]
    hold(null)
    const ended = end()
    setTimeout(() => void platform.register(label), 1_500)
    await ended
    expect((await platform.listed()).map(({ id }) => id)).toEqual(similar)
    expect(existsSync(file)).toBe(false)
  })

  it('leaves the file for the next start when the endpoint was never seen', async () => {
    const { hold, end, file, proxy } = await watch()
    hold(null)
    await end()
    expect(proxy.calls.every(({ method }) => method === 'GET')).toBe(true)
    expect(existsSync(file)).toBe(true)
  })

  it('does nothing and ends at once when all was let go', async () => {
    const { hold, drop, end, proxy } = await watch()
    hold('e-1')
    drop()
    const startedAt = performance.now()
    await end()
    expect(performance.now() - startedAt).toBeLessThan(200)
    expect(proxy.calls).toEqual([])
  })

  it('passes over what it does not understand, such as the line that its engine died in', async () => {
    const { platform, input, hold, end, label } = await watch()
    const id = await platform.register(label)
    input.write('\n{"t":"hold"}\n[]\nnull\n{"t":"hold","hold":{"nonce":7}}\n')
    hold(id)
    input.write('{"t":"drop","nonc')
    await end()
    expect(await platform.listed()).toEqual([])
  })

  it.each<[string, Fault]>([
    ['500', { reply: replies.status(500) }],
    ['429', { reply: replies.status(429, { 'retry-after': '1' }) }],
    ['a web page', { reply: replies.html }],
    ['no answer', { cut: 'before' }],
  ])('tries again after %s', async (_, fault) => {
    let failures = 0
    const { platform, hold, end, label } = await watch(({ method }) =>
      method === 'DELETE' && failures++ < 2 ? fault : undefined,
    )
    hold(await platform.register(label))
    await end()
    expect(failures).toBeGreaterThanOrEqual(fault.cut ? 2 : 3)
    expect(await platform.listed()).toEqual([])
  })

  it('disables at least what it may not remove, and leaves the file', async () => {
    const { platform, hold, end, label, file } = await watch(({ method }) =>
      method === 'DELETE' ? { reply: replies.status(409) } : undefined,
    )
    hold(await platform.register(label))
    await end()
    expect(await platform.listed()).toMatchObject([{ label, status: 'disabled' }])
    expect(existsSync(file)).toBe(true)
  })

  it('takes an endpoint that is gone already for removed', async () => {
    const { hold, end, file } = await watch()
    hold('11111111-2222-3333-4444-555555555555')
    await end()
    expect(existsSync(file)).toBe(false)
  })

  it('gives up at once where the key is refused', async () => {
    const { hold, end, file, proxy } = await watch(() => ({ reply: replies.status(401) }))
    hold(null)
    await end()
    expect(proxy.calls).toHaveLength(1)
    expect(existsSync(file)).toBe(true)
  })
})
