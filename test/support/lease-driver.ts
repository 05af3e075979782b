import { hostname } from 'node:os'
import { readSecretFile } from '../../cli/secret-file.ts'
import { lockDataFolder } from '../../core/data-folder/lock.ts'
import { openLeases } from '../../core/lease/open-leases.ts'
import { platformAdapter } from '../../core/platforms/registry.ts'

// An engine's leases without the engine, for a test that kills it: takes one, changes it when told, says what is done.
const [dataFolder = '', apiUrl = '', keyFile = '', watchdog = ''] = process.argv.slice(2)
const apiKey = readSecretFile(keyFile)
lockDataFolder(dataFolder, 'a test', Date.now())
const leases = openLeases({
  dataFolder,
  host: hostname(),
  watchdog: { command: process.execPath, args: [watchdog] },
  onProblem: problem => console.error(problem),
})
const adapter = platformAdapter('thunderphone')
const account = {
  connectionId: 'thunderphone',
  platform: 'thunderphone' as const,
  platformName: adapter.facts.name,
  apiUrl,
  apiKey,
  api: adapter.endpointApi({ apiUrl, apiKey, userAgent: 'Hookswitch/0' }),
}
const lease = await leases.take(account, 'https://one.example/h', ['telephony.incoming'], () => {})
console.log(JSON.stringify({ type: 'ready', endpointId: lease.endpointId }))
await lease.want({ url: 'https://two.example/h', active: false })
console.log(JSON.stringify({ type: 'changed' }))
setInterval(() => {}, 1_000)
