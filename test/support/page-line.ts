import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { socketCarrier } from '../../cli/browser-host/socket-carrier.ts'
import type { EngineEvent } from '../../shared/contract.ts'
import { openPageClient, type PageClient } from '../../shared/page-client.ts'
import type { Snapshot } from '../../shared/state.ts'
import { type RunningCommand, runCommand } from './command.ts'
import { tempFolder } from './temp-folder.ts'

export interface Served {
  readonly command: RunningCommand
  readonly dataFolder: string
  readonly origin: string
  readonly token: string
}

/** `hookswitch serve` on any free port. */
export const served = async (args: readonly string[] = [], dataFolder = tempFolder()): Promise<Served> => {
  const command = runCommand(['serve', '--port', '0', '--data-dir', dataFolder, ...args])
  const { origin, hash } = new URL(await command.line(line => line.startsWith('http://')))
  return { command, dataFolder, origin, token: new URLSearchParams(hash.slice(1)).get('token') ?? '' }
}

export const dialPage = (
  { origin, token }: { origin: string; token: string },
  headers: Readonly<Record<string, string>> = { origin },
): WebSocket => {
  const protocols = ['hookswitch', `token.${token}`]
  const socket = new WebSocket(`${origin.replace('http:', 'ws:')}/ws`, protocols, { headers })
  socket.on('error', () => {})
  onTestFinished(() => socket.terminate())
  return socket
}

export interface OpenPage {
  readonly client: PageClient
  /** Resolves with the first one. */
  readonly snapshot: Snapshot
  readonly events: readonly EngineEvent[]
  /** Every message, as text. */
  readonly messages: readonly string[]
  close(): void
}

/** A page's line to the browser host, without the page. */
export const openPage = async (host: Served): Promise<OpenPage> => {
  const socket = dialPage(host)
  const messages: string[] = []
  const events: EngineEvent[] = []
  socket.on('message', raw => messages.push(String(raw)))
  let client: PageClient | undefined
  const snapshot = await new Promise<Snapshot>((resolve, reject) => {
    client = openPageClient(socketCarrier(socket), {
      snapshot: resolve,
      events: told => events.push(...told),
      closed: () => reject(new Error('the line was closed before its snapshot')),
    })
  })
  if (!client) throw new Error('there is no line')
  return { client, snapshot, events, messages, close: () => socket.terminate() }
}
