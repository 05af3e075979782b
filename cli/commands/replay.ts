import { defaultDataFolder } from '../../core/data-folder/data-folder.ts'
import type { SendTarget } from '../../core/fixtures/run/send-fixture.ts'
import { openForwarder } from '../../core/forward/forward.ts'
import { Problem } from '../../shared/problem.ts'
import { type CommandSpec, type Given, parseCommand } from '../command.ts'
import { itemsToRun } from '../run/items-to-run.ts'
import { practiceReceiver } from '../run/practice-receiver.ts'
import { runOnTerminal } from '../run/run-on-terminal.ts'
import { sendTarget, targetFlags, targetOf } from '../run/run-target.ts'
import { readSecretFile } from '../secret-file.ts'

export const spec: CommandSpec = {
  name: 'replay',
  about: 'Send fixtures once more, and say what became of each.',
  operands: 'FIXTURE…',
  flags: {
    to: { value: 'URL', about: "a handler's whole URL (whoever is registered at the practice line)" },
    ...targetFlags,
    'data-dir': {
      value: 'DIR',
      about: "whose practice line to use (the system's place for application data)",
    },
    json: { about: 'one JSON object a line on stdout: a result each, then the summary' },
  },
  notes: [
    'A fixture is a file, or a folder of them. They go one after the other. Exit code 1: an answer was not as the fixture expects; `hookswitch fixtures test` runs many at a time and writes reports.',
    'Without --to they go to the engine of the data folder, signed as its practice line signs.',
  ],
}

const toEngine = async (given: Given): Promise<SendTarget> => {
  const { url, secret } = await practiceReceiver(given.text('data-dir') ?? defaultDataFolder())
  const secretFile = given.text('secret-file')
  const signWith = secretFile === undefined ? secret : readSecretFile(secretFile)
  return { url, insecure: false, secret: signWith, forwarder: openForwarder(), isReceiver: true }
}

/** `hookswitch replay`: exit 1 when an answer was not as expected. */
export const run = async (args: readonly string[]): Promise<number> => {
  const given = parseCommand(spec, args)
  if (given.operands.length === 0)
    throw new Problem('usage', {
      reason: 'Which fixture?',
      next: 'Name a file that ends with .fixture.json, or a folder of them.',
    })
  const items = await itemsToRun(given.operands, 'Their names end with .fixture.json.')
  const to = given.text('to')
  const target = to === undefined ? await toEngine(given) : sendTarget(await targetOf(to, given))
  const shape = { parallel: 1, json: given.on('json'), bail: false }
  return (await runOnTerminal(items, target, shape)).exitCode
}
