import { resolve } from 'node:path'
import { readTable } from '../../core/callers/read-table.ts'
import { connectionIdOf } from '../../core/connections/resolve-plan.ts'
import { defaultDataFolder } from '../../core/data-folder/data-folder.ts'
import { type Engine, startEngine } from '../../core/engine.ts'
import { startPractice } from '../../core/start-practice.ts'
import { asProblem } from '../../shared/problem.ts'
import { openBrowserHost } from '../browser-host/browser-host.ts'
import { type CommandSpec, type Given, parseCommand } from '../command.ts'
import { pageFolder, version, watchdog, workers } from '../host-facts.ts'
import { stopEngine } from '../stop-engine.ts'
import { tellLight } from '../tell-light.ts'
import { data, talk, talkProblem } from '../terminal.ts'
import { untilStopped } from '../until-stopped.ts'

export const spec: CommandSpec = {
  name: 'serve',
  about: 'Serve the page in the browser, from this machine to this machine only.',
  flags: {
    practice: { about: 'start on the practice line, whatever was connected last' },
    port: { value: 'N', about: "the page's port (4664, or any free one)" },
    rules: {
      value: 'FILE',
      about: 'who gets which answer; saving the file puts its rules in force',
    },
    callers: { value: 'FILE', about: 'a table of callers by number (CSV or JSON) for templates, watched' },
    open: { about: 'open the page in the browser' },
    'data-dir': { value: 'DIR', about: "where captures and settings are kept (the system's place)" },
  },
  notes: ['--rules and --callers are for the practice line with --practice, else for the account.'],
}

/** Takes rules and callers from files, as `listen` does. Rejects with a Problem when one is no good at the start. */
const takeFiles = async (engine: Engine, given: Given): Promise<void> => {
  const id = connectionIdOf({ platform: 'thunderphone', mode: given.on('practice') ? 'practice' : 'account' })
  const callers = given.text('callers')
  if (callers !== undefined) {
    const file = resolve(callers)
    await readTable(file)
    await engine.connection(id).useCallers(file)
  }
  const rules = given.text('rules')
  if (rules !== undefined) await engine.watchRules(id, rules, 'thunderphone')
}

/** `hookswitch serve`: the browser host. */
export const run = async (args: readonly string[]): Promise<number> => {
  const given = parseCommand(spec, args)
  const port = given.number('port', 0, 65_535)
  const stopped = untilStopped()
  const engine = await startEngine({
    dataFolder: given.text('data-dir') ?? defaultDataFolder(),
    program: 'hookswitch serve',
    version,
    ...workers,
    watchdog,
  })
  const tellState = tellLight()
  engine.listen(event => {
    if (event.name === 'notice') talkProblem(event.payload)
    else if (event.name === 'connection') tellState(event.payload)
  })
  let host: Awaited<ReturnType<typeof openBrowserHost>>
  try {
    await takeFiles(engine, given)
    host = await openBrowserHost(engine, pageFolder, port)
  } catch (error) {
    await engine.stop()
    throw error
  }
  const resumed = given.on('practice') ? 0 : engine.resume()
  if (resumed === 0) await startPractice(engine).catch(error => talkProblem(asProblem(error)))

  if (resumed === 0)
    talk('Hookswitch is up on the practice line: no account, no internet. Its first call is in.')
  else talk('Hookswitch is up.')
  talk('Open its page (this address is the key to it; Ctrl+C ends it and releases what it holds):')
  talk()
  data(host.address)
  talk()
  if (given.on('open')) await (await import('open')).default(host.address)

  await stopped
  await host.close()
  return stopEngine(engine)
}
