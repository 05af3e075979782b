import { realpathSync } from 'node:fs'
import { hostname } from 'node:os'
import type { ConnectionPlan } from '../../core/connections/plan.ts'
import { connectionIdOf, resolvePlan } from '../../core/connections/resolve-plan.ts'
import { defaultDataFolder } from '../../core/data-folder/data-folder.ts'
import { holderOfDataFolder } from '../../core/data-folder/lock.ts'
import type { DoctorAccount } from '../../core/doctor/account.ts'
import type { Diagnosis } from '../../core/doctor/diagnosis.ts'
import { doctorLooks } from '../../core/doctor/doctor-looks.ts'
import { runDoctor } from '../../core/doctor/run-doctor.ts'
import { parseForwardUrl } from '../../core/forward/forward.ts'
import { openLeases } from '../../core/lease/open-leases.ts'
import { platformAdapter } from '../../core/platforms/registry.ts'
import { openReceiver, type Receiver } from '../../core/receiver/receiver.ts'
import { secretNames } from '../../core/secrets/secret-store.ts'
import { readSavedConnection, readSavedHostKeys, readSavedSecret } from '../../core/settings/read-saved.ts'
import { chooseTunnel } from '../../core/tunnel/choose.ts'
import { DoctorCheck } from '../../shared/doctor.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { Problem } from '../../shared/problem.ts'
import { accountFlags } from '../account-flags.ts'
import { type CommandSpec, type Given, parseCommand } from '../command.ts'
import { doctorLines } from '../doctor-lines.ts'
import { exit, exitCodeOf } from '../exit-codes.ts'
import { version, workers } from '../host-facts.ts'
import { platformOf } from '../platform-flag.ts'
import { readSecretFile } from '../secret-file.ts'
import { data, jsonLine, talk, talkProblem } from '../terminal.ts'

export const spec: CommandSpec = {
  name: 'doctor',
  about: 'Look at everything that a call depends on, and say how to mend what is wrong.',
  flags: {
    ...accountFlags,
    'forward-to': { value: 'URL', about: 'your own handler (the saved one)' },
    tunnel: { value: 'NAME|URL', about: 'the tunnel to try (the saved one, or localtunnel)' },
    'tunnel-host': {
      value: 'HOST',
      about: 'the server of --tunnel ssh, or the URL of another localtunnel server',
    },
    port: { value: 'N', about: 'the port that a tunnel of your own leads to' },
    json: { about: 'one check a line on stdout, as JSON' },
  },
  notes: [
    'What is left out is taken from what is saved. A tunnel is opened for the check and closed again; your handler is asked with OPTIONS; nothing is registered or changed. It can be run while Hookswitch runs.',
    'Exit code 0: nothing is bad. 4: the platform refused the key. 3: only the network or the tunnel is bad. 1: anything else is bad.',
  ],
}

const widestLine = 120

/** The account that is meant: what the flags say, then what was saved. */
const accountOf = (
  { id, platform }: Pick<ConnectionPlan, 'id' | 'platform'>,
  dataFolder: string,
  apiUrl: string,
  apiKey: string | null,
): DoctorAccount => {
  const { name } = platformFacts(platform)
  const leases = openLeases({ dataFolder, host: hostname(), watchdog: null, onProblem: talkProblem })
  return {
    platform: name,
    apiUrl,
    endpoints: async signal => {
      if (apiKey === null) throw new Problem('no-api-key', { platform: name })
      const userAgent = `Hookswitch/${version}`
      const api = platformAdapter(platform).endpointApi({ apiUrl, apiKey, userAgent })
      return leases.endpoints({ connectionId: id, platform, platformName: name, apiUrl, apiKey, api }, signal)
    },
  }
}

const planOf = (given: Given, dataFolder: string) => {
  const request = { platform: platformOf(given), mode: 'account' } as const
  const id = connectionIdOf(request)
  const keyFile = given.text('api-key-file')
  const forwardTo = given.text('forward-to')
  const plan = resolvePlan(
    {
      ...request,
      apiUrl: given.text('api-url'),
      tunnel: given.text('tunnel'),
      tunnelHost: given.text('tunnel-host'),
      forwardTo: forwardTo === undefined ? undefined : parseForwardUrl(forwardTo).href,
    },
    readSavedConnection(dataFolder, id),
  )
  const apiKey =
    keyFile === undefined
      ? readSavedSecret(dataFolder, secretNames(id).apiKey)
      : readSecretFile(keyFile).trim()
  const apiUrl = plan.mode === 'account' ? plan.apiUrl : platformFacts(request.platform).apiUrl
  if (!URL.canParse(apiUrl))
    throw new Problem('usage', {
      reason: `"${apiUrl}" is no URL of an API.`,
      next: 'Give it whole, such as https://api.example.com/v1.',
    })
  return { ...plan, apiUrl, apiKey }
}

/** Opened when the first check asks for it. */
const temporaryReceiver = (port: number | undefined) => {
  let opened: Promise<Receiver> | null = null
  return {
    open: (): Promise<Receiver> => {
      opened ??= openReceiver(port ?? 0)
      return opened
    },
    close: async (): Promise<void> => {
      await opened?.then(
        receiver => receiver.close(0),
        () => {},
      )
    },
  }
}

/** A folder that is not there is held by nobody. */
const holderOf = (folder: string): string | null => {
  try {
    return holderOfDataFolder(realpathSync(folder))
  } catch {
    return null
  }
}

const exitCode = (bad: readonly Diagnosis[]): number => {
  if (bad.length === 0) return exit.ok
  const codes = bad.map(({ problem }) => (problem === undefined ? exit.failed : exitCodeOf(problem)))
  if (codes.includes(exit.authentication)) return exit.authentication
  return codes.every(code => code === exit.network) ? exit.network : exit.failed
}

const sayOutcome = (found: readonly Diagnosis[]): void => {
  const count = (result: Diagnosis['result']) => found.filter(check => check.result === result).length
  const warnings = count('warning')
  talk()
  talk(
    count('bad') + warnings === 0
      ? 'All is well.'
      : `${count('bad')} bad, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}, ${count('good')} good.`,
  )
}

/** `hookswitch doctor`: every check as soon as it and those before it are done. */
export const run = async (args: readonly string[]): Promise<number> => {
  const given = parseCommand(spec, args)
  const dataFolder = given.text('data-dir') ?? defaultDataFolder()
  const plan = planOf(given, dataFolder)
  const receiver = temporaryReceiver(given.number('port', 1, 65_535))
  const looks = doctorLooks({
    dataFolder,
    holder: holderOf(dataFolder),
    receiver: receiver.open,
    forwardTo: plan.forwardTo,
    limitMs: platformFacts(plan.platform).blockingLimitMs,
    tunnel: {
      provider: chooseTunnel(plan.tunnel, plan.tunnelHost, {
        worker: workers.tunnelWorker,
        hostKeys: readSavedHostKeys(dataFolder),
      }),
      openAt: null,
      portIsRight: given.on('port'),
    },
    account: accountOf(plan, dataFolder, plan.apiUrl, plan.apiKey),
    userAgent: `Hookswitch/${version}`,
  })
  const found: Diagnosis[] = []
  for (const done of runDoctor(looks)) {
    const check = await done
    found.push(check)
    if (given.on('json')) jsonLine(DoctorCheck.parse(check))
    else
      for (const line of doctorLines(check, Math.min(process.stdout.columns ?? 100, widestLine))) data(line)
  }
  await receiver.close()
  if (!given.on('json')) sayOutcome(found)
  return exitCode(found.filter(({ result }) => result === 'bad'))
}
