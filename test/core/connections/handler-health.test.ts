import { createServer, type Server } from 'node:net'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { watchHandler } from '../../../core/connections/handler-health.ts'
import { unusedPort } from '../../support/developer-handler.ts'

const listener = async (port = 0): Promise<{ server: Server; port: number; dials: () => number }> => {
  let dials = 0
  const server = createServer(() => {
    dials += 1
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { server, port: (server.address() as { port: number }).port, dials: () => dials }
}
/** Dials every 20 ms and keeps what it told. */
const watching = () => {
  const told: (boolean | null)[] = []
  const health = watchHandler(() => told.push(health.answers()), 20)
  onTestFinished(() => health.watch(null))
  return { ...health, told }
}
const url = (port: number): string => `http://localhost:${port}/webhook`

describe('whether somebody listens at the handler’s address', () => {
  it('is told when it changes, and only then', async () => {
    const port = await unusedPort()
    const { watch, told } = watching()
    watch(url(port))
    await vi.waitFor(() => expect(told).toEqual([false]))
    const { server, dials } = await listener(port)
    await vi.waitFor(() => expect(told).toEqual([false, true]))
    await vi.waitFor(() => expect(dials()).toBeGreaterThan(2))
    expect(told).toEqual([false, true])
    await new Promise(resolve => server.close(resolve))
    await vi.waitFor(() => expect(told).toEqual([false, true, false]))
  })

  it('is known at once when the handler has answered a delivery', () => {
    const { watch, told, answered } = watching()
    answered()
    expect(told).toEqual([])
    watch('http://192.0.2.1:9/')
    answered()
    expect(told).toEqual([true])
  })

  it('is not asked any more when nothing is watched, and what was asked before counts no more', async () => {
    const { port, dials } = await listener()
    const { watch, told, answers } = watching()
    watch(url(port))
    watch(null)
    await new Promise(resolve => setTimeout(resolve, 60))
    expect([told, answers(), dials()]).toEqual([[], null, expect.any(Number)])
    const before = dials()
    await new Promise(resolve => setTimeout(resolve, 60))
    expect(dials()).toBe(before)
  })

  it('costs nothing more the longer it is asked', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error): void => void warnings.push(warning)
    process.on('warning', onWarning)
    onTestFinished(() => void process.off('warning', onWarning))
    const { port, dials } = await listener()
    watching().watch(url(port))
    await vi.waitFor(() => expect(dials()).toBeGreaterThan(20), { timeout: 5_000 })
    expect(warnings).toEqual([])
  })

  it('is no for a name that nobody knows', async () => {
    const { watch, told } = watching()
    watch('https://nobody.invalid/webhook')
    await vi.waitFor(() => expect(told).toEqual([false]), { timeout: 5_000 })
  })
})
