import { request } from 'undici'
import { runCommand } from './command.ts'
import { tempFile } from './files.ts'
import { tempFolder } from './temp-folder.ts'

export interface ListedEndpoint {
  readonly id: string
  readonly url: string
  readonly status: string
  readonly label: string
}

/** The built `hookswitch simulator`, and what a script does with it. */
export const simulatorCommand = async () => {
  const dataFolder = tempFolder()
  const command = runCommand(['simulator', '--json', '--data-dir', dataFolder])
  const { apiUrl, apiKey } = await command.json(value => value.type === 'ready')
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
  const collection = `${apiUrl}/developer/webhook-endpoints`
  return {
    apiUrl: String(apiUrl),
    apiKey: String(apiKey),
    endpoints: async () => (await request(collection, { headers })).body.json() as Promise<ListedEndpoint[]>,
    /** Somebody else's endpoint. */
    register: async (label: string, events: readonly string[]) => {
      const body = JSON.stringify({ label, url: 'https://crm.example/hook', events })
      await (await request(collection, { method: 'POST', headers, body })).body.dump()
    },
    trigger: async (event: string, ...more: string[]) => {
      const trigger = runCommand(['trigger', event, '--json', '--data-dir', dataFolder, ...more])
      await trigger.ended
      return trigger.lines.map(line => JSON.parse(line))
    },
    /** `hookswitch listen` with this account. */
    listen: (...more: string[]) => {
      const keyFile = tempFile('api-key', String(apiKey))
      const where = ['--api-url', String(apiUrl), '--data-dir', tempFolder()]
      return runCommand(['listen', '--api-key-file', keyFile, '--json', ...where, ...more])
    },
  }
}
