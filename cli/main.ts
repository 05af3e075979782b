#!/usr/bin/env node
import { asProblem, Problem } from '../shared/problem.ts'
import { type CommandSpec, helpOf } from './command.ts'
import { exit, exitCodeOf } from './exit-codes.ts'
import { version } from './host-facts.ts'
import { data, talk, talkProblem } from './terminal.ts'

interface Command {
  readonly spec: CommandSpec
  /** What the first word after the command can be, where each has flags and a help of its own. */
  readonly parts?: Readonly<Record<string, () => Promise<Command>>>
  run(args: readonly string[]): Promise<number>
}

/** Loaded when called, so that one command does not wait for the packages of another. */
const commands: Record<string, () => Promise<Command>> = {
  serve: () => import('./commands/serve.ts'),
  listen: () => import('./commands/listen.ts'),
  simulator: () => import('./commands/simulator.ts'),
  trigger: () => import('./commands/trigger.ts'),
  captures: () => import('./commands/captures.ts'),
  replay: () => import('./commands/replay.ts'),
  rules: () => import('./commands/rules.ts'),
  verify: () => import('./commands/verify.ts'),
  endpoints: () => import('./commands/endpoints.ts'),
  doctor: () => import('./commands/doctor.ts'),
  fixtures: () => import('./commands/fixtures.ts'),
  generate: () => import('./commands/generate.ts'),
}

const overview = async (): Promise<string> => {
  const specs = await Promise.all(Object.values(commands).map(async load => (await load()).spec))
  const width = Math.max(...specs.map(spec => spec.name.length))
  return [
    'Answer voice-AI webhooks from this machine, inside the time a caller waits.',
    '',
    'Usage: hookswitch COMMAND [flags]',
    '',
    ...specs.map(spec => `  ${spec.name.padEnd(width)}  ${spec.about}`),
    '',
    'Start with `hookswitch serve --practice`: no account, no internet.',
    '`hookswitch COMMAND --help` shows the flags of one.',
    '',
  ].join('\n')
}

/** The help of a command whose parts have flags of their own: what there is. */
const partsOf = async (spec: CommandSpec, parts: NonNullable<Command['parts']>): Promise<string> => {
  const specs = await Promise.all(Object.values(parts).map(async load => (await load()).spec))
  const width = Math.max(...specs.map(({ name }) => name.length))
  return [
    spec.about,
    '',
    ...specs.map(({ about, name }) => `  ${name.padEnd(width)}  ${about}`),
    '',
    `\`hookswitch ${spec.name} PART --help\` shows the flags of one.`,
    '',
  ].join('\n')
}

const main = async (): Promise<number> => {
  const [name, ...args] = process.argv.slice(2)
  if (name === '--version' || name === '-v') {
    data(version)
    return exit.ok
  }
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const words = await overview()
    if (name !== undefined) data(words)
    else talk(words)
    return name === undefined ? exit.usage : exit.ok
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load)
    throw new Problem('usage', { reason: `There is no command "${name}".`, next: 'See `hookswitch --help`.' })
  const whole = await load()
  const [word = ''] = args
  const part = whole.parts && Object.hasOwn(whole.parts, word) ? await whole.parts[word]?.() : undefined
  const command = part ?? whole
  if (part) args.shift()
  if (args.includes('--help') || args.includes('-h')) {
    data(command.parts ? await partsOf(command.spec, command.parts) : helpOf(command.spec))
    return exit.ok
  }
  return command.run(args)
}

// Whoever reads our output may leave first, as `head` does: that is no failure.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

/** Output to a pipe goes out bit by bit: leaving at once would cut off what a reader has not taken yet. */
const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise(resolve => {
    stream.write('', () => resolve())
  })

process.exitCode = await main().catch(error => {
  const problem = asProblem(error)
  talkProblem(problem)
  if (problem.code === 'internal' && process.env.HOOKSWITCH_DEBUG) talk((error as Error).stack)
  return exitCodeOf(problem.code)
})
await Promise.all([written(process.stdout), written(process.stderr)])
// What is still open here (an idle keep-alive socket, say) is nothing that anybody waits for.
process.exit()
