import { hostname } from 'node:os'
import { defaultDataFolder } from '../../core/data-folder/data-folder.ts'
import type { LeaseAccount, Leases } from '../../core/lease/leases.ts'
import { openLeases } from '../../core/lease/open-leases.ts'
import { platformAdapter } from '../../core/platforms/registry.ts'
import { fileSecretStore } from '../../core/secrets/file-secret-store.ts'
import { secretNames } from '../../core/secrets/secret-store.ts'
import { savedApiUrl } from '../../core/settings/settings.ts'
import type { EndpointEntry } from '../../shared/endpoints.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { asProblem, Problem } from '../../shared/problem.ts'
import { accountFlags } from '../account-flags.ts'
import { type CommandSpec, type Given, parseCommand } from '../command.ts'
import { endpointTable } from '../endpoint-table.ts'
import { exit, exitCodeOf } from '../exit-codes.ts'
import { version } from '../host-facts.ts'
import { platformOf } from '../platform-flag.ts'
import { readSecretFile } from '../secret-file.ts'
import { data, jsonLine, printable, talk, talkProblem } from '../terminal.ts'

export const spec: CommandSpec = {
  name: 'endpoints',
  about: 'The endpoints at the platform: whose they are, and removing what crashed runs left behind.',
  operands: 'list|clean',
  flags: {
    'dry-run': { about: 'clean: only say what would be removed' },
    ...accountFlags,
    json: { about: 'one endpoint a line on stdout, as JSON' },
  },
  notes: [
    'clean removes what the ledger of the data folder says is ours and no running Hookswitch holds. Nothing else is touched.',
    'Exit code 6: something could not be removed; the next start of Hookswitch tries again.',
  ],
}

const listWithinMs = 8_000

const readWhat = (given: Given): 'list' | 'clean' => {
  const [what, ...more] = given.operands
  if ((what !== 'list' && what !== 'clean') || more.length > 0)
    throw new Problem('usage', {
      reason:
        what === undefined
          ? 'What of the endpoints?'
          : `There is no "endpoints ${given.operands.join(' ')}".`,
      next: 'It is `hookswitch endpoints list` or `hookswitch endpoints clean`.',
    })
  if (what === 'list' && given.on('dry-run'))
    throw new Problem('usage', {
      reason: '--dry-run is for clean.',
      next: '`hookswitch endpoints list` changes nothing anyway.',
    })
  return what
}

/** @throws Problem `no-api-key`, `file-unreadable`, `usage` */
const accountOf = async (given: Given, folder: string): Promise<LeaseAccount> => {
  const platform = platformOf(given)
  const { name, apiUrl: usual } = platformFacts(platform)
  const keyFile = given.text('api-key-file')
  const saved = () => fileSecretStore(folder, Date.now(), talkProblem).get(secretNames(platform).apiKey)
  const apiKey = keyFile === undefined ? await saved() : readSecretFile(keyFile).trim()
  if (apiKey === null) throw new Problem('no-api-key', { platform: name })
  const apiUrl = given.text('api-url') ?? savedApiUrl(folder, platform) ?? usual
  const api = platformAdapter(platform).endpointApi({ apiUrl, apiKey, userAgent: `Hookswitch/${version}` })
  return { connectionId: platform, platform, platformName: name, apiUrl, apiKey, api }
}

const list = async (leases: Leases, account: LeaseAccount, json: boolean): Promise<number> => {
  const endpoints = await leases.endpoints(account, AbortSignal.timeout(listWithinMs))
  if (json) endpoints.forEach(jsonLine)
  else if (endpoints.length === 0) talk(`No endpoint is registered at ${account.platformName}.`)
  else for (const line of endpointTable(endpoints)) data(line)
  return exit.ok
}

const sayRemoved = ({ label, id, url }: EndpointEntry, dryRun: boolean): void =>
  data(`${dryRun ? 'Would remove' : 'Removed'} ${printable(label)}, ${printable(url)} (${printable(id)})`)

const clean = async (
  leases: Leases,
  account: LeaseAccount,
  dryRun: boolean,
  json: boolean,
): Promise<number> => {
  try {
    // Also where the ledger is empty: whoever asks wants to know that the key and the URL are right.
    await leases.endpoints(account, AbortSignal.timeout(listWithinMs))
    const { removed, left } = await leases.clean(account, dryRun)
    for (const endpoint of removed) json ? jsonLine(endpoint) : sayRemoved(endpoint, dryRun)
    left.forEach(talkProblem)
    if (left.length > 0) return exit.cleanUpIncomplete
    if (removed.length === 0) talk(`Nothing of ours is left behind at ${account.platformName}.`)
    return exit.ok
  } catch (error) {
    const problem = asProblem(error)
    if (exitCodeOf(problem.code) === exit.authentication || problem.code === 'internal') throw problem
    talkProblem(problem)
    talk('What earlier runs left there could not be removed; the next start of Hookswitch tries again.')
    return exit.cleanUpIncomplete
  }
}

/** `hookswitch endpoints list|clean`. */
export const run = async (args: readonly string[]): Promise<number> => {
  const given = parseCommand(spec, args)
  const what = readWhat(given)
  const dataFolder = given.text('data-dir') ?? defaultDataFolder()
  const account = await accountOf(given, dataFolder)
  const leases = openLeases({ dataFolder, host: hostname(), watchdog: null, onProblem: talkProblem })
  const json = given.on('json')
  return what === 'list' ? list(leases, account, json) : clean(leases, account, given.on('dry-run'), json)
}
