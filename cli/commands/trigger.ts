import { request } from 'undici'
import { z } from 'zod'
import { defaultDataFolder } from '../../core/data-folder/data-folder.ts'
import { readPracticeFile } from '../../core/data-folder/practice-file.ts'
import { sampleEventTypes } from '../../core/simulator/sample-events.ts'
import { sendEvents } from '../../core/simulator/send-events.ts'
import { PracticeResult } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import { type CommandSpec, type Given, parseCommand } from '../command.ts'
import { exit } from '../exit-codes.ts'
import { version } from '../host-facts.ts'
import { platformOf } from '../platform-flag.ts'
import { failed, practiceJson, practiceLine } from '../practice-line.ts'
import { playScenario } from '../run/play-scenario.ts'
import { targetFlags } from '../run/run-target.ts'
import { readSecretFile } from '../secret-file.ts'
import { data, jsonLine, talk } from '../terminal.ts'

export const spec: CommandSpec = {
  name: 'trigger',
  about: 'Send signed deliveries as the platform would, and say what the caller would get.',
  operands: 'EVENT|--scenario DIR',
  flags: {
    to: {
      value: 'URL',
      about: 'a receiver or a handler (whoever is registered at the practice line)',
    },
    'secret-file': { value: 'FILE', about: 'the secret to sign with, for --to' },
    set: {
      value: 'PATH=VALUE',
      about: 'change the sample, such as data.from_number=+15551234567 (again for more)',
    },
    count: { value: 'N', about: 'how many (1)' },
    rate: { value: 'R', about: 'how many a second (50 at a time)' },
    scenario: { value: 'DIR', about: 'instead of an event: a folder of fixtures, played as they came' },
    speed: { value: 'N', about: 'of a scenario: 10 plays it in a tenth of the time (1)' },
    'fresh-ids': { about: 'of a scenario: with call ids of its own, in bodies that are written anew' },
    yes: targetFlags.yes,
    platform: { value: 'NAME', about: 'thunderphone (the default)' },
    'data-dir': {
      value: 'DIR',
      about: "whose practice line to use (the system's place for application data)",
    },
    json: { about: 'one JSON object a line on stdout' },
  },
  notes: [
    `Events: ${sampleEventTypes.join(', ')}; any other name is sent as an unknown event.`,
    "A scenario keeps the bytes of its fixtures, their order and their gaps, and is signed with the receiver's secret; for --to with that of --secret-file, or else the published fixture secret.",
  ],
}

const usage = (reason: string, next: string): Problem => new Problem('usage', { reason, next })

const readSets = (texts: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    texts.map(text => {
      const at = text.indexOf('=')
      if (at < 1)
        throw usage(`--set takes PATH=VALUE, not "${text}".`, 'Such as --set data.from_number=+15551234567.')
      return [text.slice(0, at), readValue(text.slice(at + 1))]
    }),
  )

/** A value is JSON where it can be: `7` is a number, `true` a flag. `+1555…` and `0049…` are no JSON, so they stay text. */
const readValue = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

interface Wanted {
  readonly type: string
  readonly set: Record<string, unknown>
  readonly count: number
  readonly rate?: number
}

const Results = z.object({ results: z.array(PracticeResult) })

const askPracticeLine = async (folder: string, wanted: Wanted): Promise<PracticeResult[]> => {
  const line = readPracticeFile(folder)
  if (!line) throw new Problem('practice-off')
  try {
    const reply = await request(`${line.apiUrl}/simulator/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${line.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(wanted),
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    const json = await reply.body.json()
    if (reply.statusCode === 200) return Results.parse(json).results
    throw usage(`The practice line refused: ${JSON.stringify(json)}`, 'Change what it names.')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') throw new Problem('practice-off')
    throw error
  }
}

const deliverTo = async (url: string, given: Given, wanted: Wanted): Promise<PracticeResult[]> => {
  const secretFile = given.text('secret-file')
  if (secretFile === undefined)
    throw usage('--to needs a secret to sign with.', 'Give it with --secret-file FILE.')
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw usage(`"${url}" is no URL.`, 'Such as http://127.0.0.1:4000/webhook.')
  return sendEvents({ url, secret: readSecretFile(secretFile) }, { ...wanted, version })
}

const eventFlags = ['set', 'count', 'rate']
const scenarioFlags = ['speed', 'fresh-ids', 'yes']

const checkScenario = (given: Given): void => {
  const flag = eventFlags.find(one => given.on(one))
  if (flag !== undefined)
    throw usage(`--${flag} is for an event.`, 'A scenario is sent as its fixtures have it.')
  if (given.operands.length > 0)
    throw usage('An event and --scenario are two things to send.', 'Give one of them.')
}

/** `hookswitch trigger`: exit 1 when a delivery got no 2xx in time. */
export const run = async (args: readonly string[]): Promise<number> => {
  const given = parseCommand(spec, args)
  const [type, ...more] = given.operands
  platformOf(given)
  const scenario = given.text('scenario')
  if (scenario !== undefined) {
    checkScenario(given)
    return playScenario(scenario, given)
  }
  for (const flag of scenarioFlags)
    if (given.on(flag)) throw usage(`--${flag} is for --scenario.`, 'Name a folder of fixtures with it.')
  if (type === undefined || more.length > 0)
    throw usage(
      type === undefined ? 'Which event?' : 'One event at a time.',
      `It can be ${sampleEventTypes.join(', ')}.`,
    )
  const rate = given.number('rate', 1, 10_000)
  const wanted: Wanted = {
    type,
    set: readSets(given.texts('set')),
    count: given.number('count', 1, 10_000) ?? 1,
    ...(rate === undefined ? {} : { rate }),
  }
  const json = given.on('json')
  const to = given.text('to')
  const results =
    to === undefined
      ? await askPracticeLine(given.text('data-dir') ?? defaultDataFolder(), wanted)
      : await deliverTo(to, given, wanted)
  for (const result of results) {
    if (json) jsonLine(practiceJson(PracticeResult.parse(result)))
    else data(practiceLine(result))
  }
  if (results.length === 0) talk(`No active endpoint is subscribed to ${type}.`)
  return results.length === 0 || results.some(failed) ? exit.failed : exit.ok
}
