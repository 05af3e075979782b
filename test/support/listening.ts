import { type RunningCommand, runCommand } from './command.ts'
import { tempFile } from './files.ts'
import { endpointSecret } from './sender.ts'
import { tempFolder } from './temp-folder.ts'

export interface Listening {
  readonly command: RunningCommand
  readonly dataFolder: string
  /** Where deliveries go. */
  readonly url: string
}

/** `hookswitch listen` in a process of its own, for an endpoint that was registered by hand, live on loopback. */
export const listening = async (
  args: readonly string[] = [],
  dataFolder = tempFolder(),
): Promise<Listening> => {
  const secretFile = tempFile('secret', endpointSecret)
  const how = ['--secret-file', secretFile, '--tunnel', 'none', '--data-dir', dataFolder, '--json']
  const command = runCommand(['listen', ...how, ...args])
  const { receiverUrl } = await command.json(value => value.type === 'ready')
  return { command, dataFolder, url: String(receiverUrl) }
}

/** The captures that it has told so far. */
export const capturesTold = ({ lines }: RunningCommand): Record<string, unknown>[] =>
  lines.map(line => JSON.parse(line)).filter(value => value.type === 'capture')
