import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { platformAdapter } from '../platforms/registry.ts'
import { reap } from './reap.ts'
import { type Hold, ToWatchdog } from './watchdog-messages.ts'

const read = (line: string): ToWatchdog | null => {
  try {
    return ToWatchdog.safeParse(JSON.parse(line)).data ?? null
  } catch {
    // The engine may have died in the middle of a line.
    return null
  }
}

/** Resolves with what was held last when nobody can write any more. */
const heldAtTheEnd = async (input: Readable): Promise<Hold[]> => {
  const held = new Map<string, Hold>()
  try {
    for await (const line of createInterface({ input })) {
      const message = read(line)
      if (message?.t === 'hold') held.set(message.hold.nonce, message.hold)
      else if (message?.t === 'drop') held.delete(message.nonce)
    }
  } catch {
    // A pipe that breaks has ended.
  }
  return [...held.values()]
}

const clean = async (hold: Hold): Promise<void> => {
  const { apiUrl, apiKey } = hold
  const api = platformAdapter(hold.platform).endpointApi({
    apiUrl,
    apiKey,
    userAgent: 'Hookswitch-Watchdog',
  })
  if (await reap(api, hold)) await rm(hold.file, { force: true }).catch(() => {})
}

/** The engine is who ends the watchdog. What a terminal or a session tells all its processes is not meant for it. */
export const ignoreSignals = (): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
}

/**
 * Waits for the end of the engine that feeds it. An engine that lets go of everything first has ended well; of any other
 * the endpoints are removed. Resolves when that is done or hopeless, at once in the first case.
 */
export const runWatchdog = async (input: Readable): Promise<void> => {
  const held = await heldAtTheEnd(input)
  await Promise.all(held.map(clean))
}
