import { readTable } from '../../core/callers/read-table.ts'
import type { Connection } from '../../core/connections/connection.ts'
import { type ConnectionRequest, connectionIdOf } from '../../core/connections/resolve-plan.ts'
import { defaultDataFolder } from '../../core/data-folder/data-folder.ts'
import { type Engine, startEngine } from '../../core/engine.ts'
import type { ArmMode } from '../../shared/breakpoint.ts'
import type { EngineEvent } from '../../shared/contract.ts'
import type { FilterTerm } from '../../shared/filter/parse-filter.ts'
import { asProblem } from '../../shared/problem.ts'
import { armWords } from '../../shared/waiting-call.ts'
import { askAboutConflict } from '../ask-about-conflict.ts'
import { armBreakpoint, type BreakpointDesk, openBreakpointDesk } from '../breakpoints/desk.ts'
import { type CommandSpec, type Given, parseCommand } from '../command.ts'
import { filterFlag, filterOf } from '../filter-flag.ts'
import { version, watchdog, workers } from '../host-facts.ts'
import { readArmMode, readListenRequest } from '../listen-request.ts'
import { type LiveFilter, liveFilter } from '../live-filter.ts'
import { maskFlag } from '../mask-flag.ts'
import { sayReady } from '../say-ready.ts'
import { stopEngine } from '../stop-engine.ts'
import { tellEvent } from '../tell-event.ts'
import { jsonLine, maskTalk, talk } from '../terminal.ts'
import { untilStopped } from '../until-stopped.ts'

export const spec: CommandSpec = {
  name: 'listen',
  about: 'Take calls in this terminal: register a temporary endpoint, answer, and show each capture.',
  flags: {
    practice: { about: 'the offline practice line instead of an account' },
    'api-key-file': {
      value: 'FILE',
      about: "the platform's API key; registers a temporary endpoint (- reads stdin)",
    },
    'secret-file': { value: 'FILE', about: 'the secret of an endpoint that you registered by hand' },
    platform: { value: 'NAME', about: 'thunderphone (the default)' },
    'api-url': { value: 'URL', about: "the platform's API with its version, such as https://…/v1" },
    events: { value: 'A,B', about: 'the events to subscribe to' },
    answer: { value: 'FILE', about: 'the answer to give; saving the file swaps it in' },
    callers: {
      value: 'FILE',
      about: 'a table of callers by number (CSV or JSON) for templates, watched',
    },
    rules: { value: 'FILE', about: 'who gets which answer; saving the file puts its rules in force' },
    'forward-to': { value: 'URL', about: 'pass deliveries to your own handler and its answer back' },
    'handler-secret-file': {
      value: 'FILE',
      about: "your handler's own secret: deliveries are signed again with it",
    },
    'forward-insecure': { about: "take any certificate of your handler's" },
    'deadline-margin': { value: 'MS', about: 'how early the deadline answer leaves (150)' },
    tunnel: {
      value: 'NAME|URL',
      about: 'localtunnel (the default), ssh, none, or a URL that already leads here',
    },
    'tunnel-host': {
      value: 'HOST',
      about: 'the server of --tunnel ssh, or the URL of another localtunnel server',
    },
    'forget-host-key': { about: 'pin the key that the SSH server shows now, after it was set up anew' },
    'only-numbers': {
      value: 'A,B',
      about: 'take only calls from or to these numbers; others get their own agent',
    },
    break: {
      value: 'next|all',
      about: 'stop the next call, or every call, at the breakpoint',
    },
    ...filterFlag,
    ...maskFlag,
    port: { value: 'N', about: "the receiver's port (any free one)" },
    'data-dir': { value: 'DIR', about: "where captures and settings are kept (the system's place)" },
    yes: { about: 'agree to answer beside other endpoints that take the same calls' },
    json: { about: 'one JSON object a line on stdout' },
  },
  notes: [
    'With --tunnel ssh, --tunnel-host is user@host[:port] for a tunnel service, or a server of your own: "ssh://user@host?url=https://hooks.example.com" and, where they differ, &forward=127.0.0.1:8080 (what the server listens on) and &key=FILE (else your SSH agent, then ~/.ssh).',
    'First line with --json: {"type":"ready",…}; then {"type":"capture",…} for each delivery, and {"type":"waiting",…} for each call that stops at the breakpoint.',
    'On a terminal, b stops the next call at the breakpoint, and ? says the keys for one that waits. Whatever nobody chose for gets the deadline answer in time.',
  ],
}

/** Connects, and asks whoever sits there whether to answer beside others. @throws Problem `endpoint-conflict` when that is not wanted */
const connectAgreed = async (engine: Engine, request: ConnectionRequest): Promise<Connection> => {
  try {
    return await engine.connect(request)
  } catch (error) {
    const problem = asProblem(error)
    if (problem.code !== 'endpoint-conflict') throw error
    const events = await askAboutConflict(problem)
    return engine.connect({ ...request, ...(events ? { events } : { agree: true }) })
  }
}

interface Opened {
  readonly desk: BreakpointDesk
  readonly shown: LiveFilter
}

const open = async (
  engine: Engine,
  given: Given,
  request: ConnectionRequest,
  terms: readonly FilterTerm[],
  armed: ArmMode,
): Promise<Opened | null> => {
  const file = given.text('answer')
  const answerId = file === undefined ? undefined : await engine.watchAnswer(file, request.platform)
  // One that is no good is said at once; later on it only stands in the connection's state.
  if (request.callers) await readTable(request.callers)
  const rulesFile = given.text('rules')
  if (rulesFile !== undefined) await engine.watchRules(connectionIdOf(request), rulesFile, request.platform)
  // The first delivery may come before we are ready to say so: it is kept and shown after the ready line.
  const early: EngineEvent[] = []
  const connectionId = connectionIdOf(request)
  let unarmed = armed !== 'off'
  const stopKeeping = engine.listen(event => {
    early.push(event)
    // Once it begins to open, which is before anybody can call.
    if (!unarmed || event.name !== 'connection' || event.payload.id !== connectionId) return
    unarmed = false
    void armBreakpoint(engine, connectionId, armed)
  })
  if (given.on('forget-host-key') && request.tunnel === 'ssh' && request.tunnelHost !== undefined)
    engine.forgetHostKey(request.tunnelHost)
  const connection = await connectAgreed(engine, { ...request, answerId })
  const json = given.on('json')
  const state = connection.state()
  // Told to stop while it opened: the endpoint is on its way out again, and nothing is ready.
  if (state.status !== 'live') return null
  if (json) {
    const { receiverUrl, publicUrl, endpointId } = state
    jsonLine({ type: 'ready', receiverUrl, publicUrl, endpointId })
  }
  // With the newest captures, which whoever waits for the line above need not wait for.
  const { answers, rules } = engine.snapshot()
  const answer = answers.find(a => a.id === state.answerId)
  const deadlineAnswer = answers.find(a => a.id === state.deadline.answerId)
  if (!json)
    sayReady(
      state,
      `${answer?.name}, revision ${answer?.revision}`,
      deadlineAnswer?.name,
      rules.find(r => r.connectionId === state.id),
    )
  const desk = openBreakpointDesk(engine, connectionId, request.platform, json, given.on('mask'))
  if (!json) {
    if (desk.hasKeys) talk('  b stops the next call at the breakpoint, ? says all keys.')
    if (armed !== 'off') talk(`⏸ ${armWords[armed]}.`)
    talk()
  }
  const tell = tellEvent(json, { answers, rules, connections: [state] }, given.on('mask'))
  const shown = liveFilter(engine, terms, given.text('filter') ?? '', payload =>
    tell({ name: 'capture', payload }),
  )
  const take = (event: EngineEvent): void => {
    // What was imported is no delivery.
    if (event.name === 'capture') {
      if (event.payload.imported === undefined) shown.take(event.payload)
    } else tell(event)
    desk.take(event)
  }
  stopKeeping()
  engine.listen(take)
  for (const event of early) if (['capture', 'notice', 'breakpoint'].includes(event.name)) take(event)
  return { desk, shown }
}

/** `hookswitch listen`: the engine in the terminal. */
export const run = async (args: readonly string[]): Promise<number> => {
  const given = parseCommand(spec, args)
  const request = readListenRequest(given)
  const terms = filterOf(given)
  const armed = readArmMode(given)
  if (given.on('mask')) maskTalk()
  const stopped = untilStopped()
  const engine = await startEngine({
    dataFolder: given.text('data-dir') ?? defaultDataFolder(),
    program: 'hookswitch listen',
    version,
    ...workers,
    watchdog,
    receiverPort: given.number('port', 0, 65_535) ?? 0,
  })
  let opened: Opened | null | undefined
  try {
    // Stopping while it opens calls the opening off, and still releases what there is.
    opened = (await Promise.race([open(engine, given, request, terms, armed), stopped])) ?? null
  } catch (error) {
    await engine.stop()
    throw error
  }
  await stopped
  await opened?.shown.settled()
  opened?.desk.close()
  return stopEngine(engine)
}
