import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { within } from '../../core/within.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const reasonOf = (signal: AbortSignal): Promise<unknown> =>
  new Promise(resolve => signal.addEventListener('abort', () => resolve(signal.reason), { once: true }))

describe('a signal within a time', () => {
  it('is told although garbage is collected before', async () => {
    const reason = reasonOf(within(80, new AbortController().signal))
    await sleep(20)
    collectGarbage()
    expect(await Promise.race([reason, sleep(2_000, 'never')])).toMatchObject({ name: 'TimeoutError' })
  })

  it('is told with the reason of another that is first, also one that was before', async () => {
    const other = new AbortController()
    const reason = reasonOf(within(10_000, other.signal))
    other.abort('called off')
    expect(await reason).toBe('called off')
    expect(within(10_000, other.signal).reason).toBe('called off')
  })
})
