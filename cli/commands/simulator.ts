import { defaultDataFolder, makeDataFolder } from '../../core/data-folder/data-folder.ts'
import { removePracticeFile, writePracticeFile } from '../../core/data-folder/practice-file.ts'
import { startSimulator } from '../../core/simulator/simulator.ts'
import { type CommandSpec, parseCommand } from '../command.ts'
import { exit } from '../exit-codes.ts'
import { version } from '../host-facts.ts'
import { platformOf } from '../platform-flag.ts'
import { practiceJson, practiceLine } from '../practice-line.ts'
import { data, jsonLine, talk } from '../terminal.ts'
import { untilStopped } from '../until-stopped.ts'

export const spec: CommandSpec = {
  name: 'simulator',
  about: 'Run an offline stand-in of a platform on this machine: its API for endpoints, and its dialler.',
  flags: {
    platform: { value: 'NAME', about: 'thunderphone (the default)' },
    port: { value: 'N', about: 'the port of its API (any free one)' },
    'data-dir': {
      value: 'DIR',
      about: "where `hookswitch trigger` finds it (the system's place for application data)",
    },
    json: { about: 'one JSON object a line on stdout' },
  },
  notes: [
    'First line with --json: {"type":"ready","apiUrl":…,"apiKey":…}; then {"type":"delivery",…} for each delivery.',
    'Listen to it: hookswitch listen --api-url URL --api-key-file FILE --tunnel none',
    'Make it call: hookswitch trigger telephony.incoming',
  ],
}

/** `hookswitch simulator`: prints where it is and with which key, then every delivery and what the caller would get. */
export const run = async (args: readonly string[]): Promise<number> => {
  const given = parseCommand(spec, args)
  const json = given.on('json')
  const folder = given.text('data-dir') ?? defaultDataFolder()
  const stopped = untilStopped()
  makeDataFolder(folder)
  const simulator = await startSimulator({
    platform: platformOf(given),
    port: given.number('port', 0, 65_535) ?? 0,
    version,
    onDelivery: ({ bodySent: _body, agent: _agent, ...report }) =>
      json ? jsonLine(practiceJson(report)) : data(practiceLine(report)),
  })
  const { apiUrl, apiKey } = simulator
  writePracticeFile(folder, apiUrl, apiKey)
  if (json) jsonLine({ type: 'ready', apiUrl, apiKey })
  else {
    talk('● The simulator is up. Its key opens nothing but itself.')
    talk(`  API  ${apiUrl}`)
    talk(`  key  ${apiKey}`)
    talk('  Ctrl+C ends it.')
    talk()
  }
  await stopped
  removePracticeFile(folder)
  await simulator.close()
  return exit.ok
}
