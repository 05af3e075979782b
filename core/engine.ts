import { hostname } from 'node:os'
import type { CaptureSummary } from '../shared/capture.ts'
import type { Problem } from '../shared/problem.ts'
import { parseSshAddress, sshServer } from '../shared/ssh-address.ts'
import { makeEventFeed } from './api/event-feed.ts'
import { makeHandlers } from './api/handlers.ts'
import type { PageSource } from './api/serve-page.ts'
import { readCaptures } from './captures/capture-store.ts'
import { writeCaptures } from './captures/capture-writer.ts'
import { closeCaptures, openCaptures } from './captures/database.ts'
import { type Clock, systemClock } from './clock.ts'
import type { Connection } from './connections/connection.ts'
import type { ConnectionRequest } from './connections/resolve-plan.ts'
import { dataFiles, makeDataFolder } from './data-folder/data-folder.ts'
import { lockDataFolder } from './data-folder/lock.ts'
import { type DeliveryParts, deliveryListener } from './delivery/take-delivery.ts'
import { openForwarder } from './forward/forward.ts'
import { openInspector } from './inspector.ts'
import { makeKeptCounts } from './keeping/kept-counts.ts'
import { makeKeptFiles } from './keeping/kept-files.ts'
import { cleanLeftBehind } from './lease/clean-left-behind.ts'
import { openLeases } from './lease/open-leases.ts'
import type { WatchdogCommand } from './lease/watchdog-keeper.ts'
import { makePracticeLine } from './practice-line.ts'
import { openReceiver } from './receiver/receiver.ts'
import { makeReplayClaims } from './replay/replay-claims.ts'
import { fileSecretStore } from './secrets/file-secret-store.ts'
import type { SecretStore } from './secrets/secret-store.ts'
import { openSettings } from './settings/settings.ts'
import { openSharing } from './sharing.ts'
import { openSwitchboard } from './switchboard.ts'
import { makeUndoStack, type UndoStack } from './undo-stack.ts'
import { openWorkbench } from './workbench.ts'
import type { Workers } from './workers.ts'

export interface EngineOptions extends Workers {
  readonly dataFolder: string
  /** What holds the folder, for whoever comes second: `hookswitch serve`. */
  readonly program: string
  readonly version: string
  /** Starts the process that removes endpoints when this one is killed. Left out: the next start does. */
  readonly watchdog?: WatchdogCommand
  /** 0 or left out: any free one. */
  readonly receiverPort?: number
  /** Left out: a file of the data folder. */
  readonly secrets?: SecretStore
  readonly clock?: Clock
}

/** The whole product without a face: it runs the same in a terminal, a browser host, a desktop app and a test. */
export interface Engine extends PageSource {
  readonly dataFolder: string
  connection(id: string): Connection
  /** Replaces the connection of that id and opens it. Rejects with a Problem; nothing is saved. */
  connect(request: ConnectionRequest): Promise<Connection>
  /** The SSH server of a tunnel was set up anew: its next host key is pinned. @throws Problem `tunnel-host-invalid` */
  forgetHostKey(tunnelHost: string): void
  /** Opens what was connected when it was last used, in its own time. Failures are shown in the connection's state. @returns how many there are */
  resume(): number
  /** The machine goes to sleep: no caller should wait for it. */
  sleep(): Promise<void>
  wake(): Promise<void>
  /** Watches an answer's file and keeps what is in it in force. @returns the answer's id. Rejects with a Problem when it is no good at the start */
  watchAnswer(file: string, platform: ConnectionRequest['platform']): Promise<string>
  /** Takes the rules of a connection from a file, and again each time it is saved. Rejects with a Problem when it is no good at the start. */
  watchRules(connectionId: string, file: string, platform: ConnectionRequest['platform']): Promise<void>
  /** Releases every endpoint first, lets the last answers leave, and gives the data folder back. Resolves with what could not be released. */
  stop(): Promise<Problem[]>
}

/** How long answers that are under way may still take when the engine stops: the longest that a caller waits. */
const graceMs = 2_000
/** What fits into a window: a page asks for older ones. */
const firstCaptures = 60

/** @throws Problem: `data-folder-…`, `captures-…`, `port-taken` */
export const startEngine = async (options: EngineOptions): Promise<Engine> => {
  const opened = makeUndoStack()
  try {
    return await assemble(options, opened)
  } catch (error) {
    await opened.run()
    throw error
  }
}

const assemble = async (options: EngineOptions, opened: UndoStack): Promise<Engine> => {
  const { dataFolder, version, clock = systemClock } = options
  makeDataFolder(dataFolder)
  opened.push(lockDataFolder(dataFolder, options.program, clock.now()))
  const feed = makeEventFeed(clock.monotonic)
  const keptFiles = makeKeptFiles()
  opened.push(keptFiles.close)
  const database = openCaptures(dataFiles(dataFolder).captures)
  opened.push(() => closeCaptures(database))
  const captures = readCaptures(database)
  const writer = writeCaptures(database, problem => feed.notice(problem))
  opened.push(() => writer.close())
  const settings = openSettings(dataFolder, clock.now(), problem => feed.notice(problem))
  const secrets = options.secrets ?? fileSecretStore(dataFolder, clock.now(), feed.notice)
  const leases = openLeases({
    dataFolder,
    host: hostname(),
    watchdog: options.watchdog ?? null,
    onProblem: feed.notice,
    clock,
  })
  opened.push(() => leases.close())
  const workbench = openWorkbench(
    {
      dataFolder,
      database,
      captures,
      clock,
      templateWorker: options.templateWorker,
      connections: () => connections.all().map(c => c.state()),
      savedConnections: settings.connections,
      platformOf: id => connections.plan(id).platform,
      tell: feed.tell,
      onProblem: feed.notice,
    },
    opened,
  )
  const { answers, breakpoints, rules, templates, watchedAnswers } = workbench
  const forwarder = openForwarder()
  opened.push(() => forwarder.close())
  const receiver = await openReceiver(options.receiverPort ?? 0)
  opened.push(() => receiver.close(graceMs))

  const counts = makeKeptCounts(captures.countsByConnection())
  let seq = captures.lastSeq()
  const onCapture = (answered: CaptureSummary, before: CaptureSummary | null): void => {
    counts.taken(answered, before)
    const capture = before ? inspector.keeper.withMarks(answered) : answered
    // It was cleared or forgotten before a late handler answered.
    if (!capture) return
    feed.tell({ name: 'capture', payload: capture })
    feed.countsChanged(counts.total)
    if (capture.replayOf === undefined && capture.imported === undefined) answers.noteGiven(capture)
    inspector.taken(capture, before)
  }
  const replayClaims = makeReplayClaims()
  const delivery: DeliveryParts = {
    clock,
    writer,
    replays: replayClaims,
    forwarder,
    templates,
    breakpoints,
    nextSeq: () => ++seq,
    onCapture,
    onHandler: (connectionId, { url }, problem) => connections.get(connectionId).handlerAsked(url, problem),
    onProblem: feed.notice,
  }

  const practice = makePracticeLine(dataFolder)
  opened.push(practice.close)
  const userAgent = `Hookswitch/${version}`
  const switchboard = openSwitchboard(
    {
      dataFolder,
      settings,
      secrets,
      receiver,
      leases,
      captures,
      answers,
      rules,
      tunnelWorker: options.tunnelWorker,
      practiceAccount: practice.account,
      userAgent,
      listenerFor: line => deliveryListener(delivery, line),
      onChange: payload => {
        feed.tell({ name: 'connection', payload })
        inspector.connectionChanged(payload.id)
      },
      onProblem: feed.notice,
    },
    opened,
  )
  const { connections } = switchboard
  const inspector = openInspector(
    {
      dataFolder,
      searchWorker: options.searchWorker,
      database,
      captures,
      counts,
      keepingWorker: options.keepingWorker,
      keptFiles,
      writer,
      settings,
      secrets,
      workbench,
      clock,
      replayClaims,
      settle: writer.settle,
      connections: connections.all,
      connection: connections.get,
      amend: (capture, before) => {
        writer.amend(capture)
        onCapture(capture, before)
      },
      tell: feed.tell,
      onProblem: feed.notice,
    },
    opened,
  )
  const sharing = openSharing(
    {
      ...options,
      captures,
      clock,
      connection: connections.get,
      connections: connections.all,
      nextSeq: () => ++seq,
      onCapture,
      onProblem: feed.notice,
      replayClaims,
      settings,
      tell: feed.tell,
      writer,
    },
    opened,
  )
  await switchboard.define({ platform: 'thunderphone', mode: 'practice' })
  await switchboard.define({ platform: 'thunderphone', mode: 'account' })
  void cleanLeftBehind(leases, secrets, userAgent, feed.notice)

  return {
    dataFolder,
    handlers: makeHandlers({
      handlerWorker: options.handlerWorker,
      captures,
      settle: writer.settle,
      answers,
      rules,
      records: workbench.records,
      breakpoints,
      inspector,
      sharing,
      templates: workbench.previews,
      clock,
      settings,
      secrets,
      connection: connections.get,
      tell: feed.tell,
      connect: switchboard.connect,
      practice: () => (connections.get('practice').state().status === 'live' ? practice.simulator() : null),
      doctor: switchboard.doctor,
    }),
    eventNumber: feed.number,
    listen: feed.listen,
    snapshot: () => {
      writer.settle()
      const page = captures.page(firstCaptures + 1)
      return {
        version,
        dataFolder,
        connections: connections.all().map(c => c.state()),
        answers: answers.list(),
        rules: rules.list(),
        breakpoints: breakpoints.list(),
        captures: page.slice(0, firstCaptures),
        moreCaptures: page.length > firstCaptures,
        counts: counts.total(),
        preferences: settings.preferences(),
        health: inspector.health.list(),
        drift: inspector.drift.list(),
        importOffer: sharing.imports.offered(),
      }
    },
    connection: connections.get,
    connect: connections.connect,
    forgetHostKey: tunnelHost => settings.hostKeys.forget(sshServer(parseSshAddress(tunnelHost))),
    resume: connections.openSaved,
    sleep: async () => {
      await Promise.allSettled(connections.all().map(c => c.sleep()))
    },
    wake: async () => {
      await Promise.allSettled(connections.all().map(c => c.wake()))
    },
    watchAnswer: (file, platform) => watchedAnswers.watch(file, platform, 'the host'),
    watchRules: rules.watch,
    stop: async () => {
      // Nobody is there to choose any more, and what waits has to leave while the receiver is still open.
      breakpoints.end()
      const left = await connections.end()
      // Leases know best: one that could not be released then may be gone now, and one of a connection before is theirs, too.
      const unreleased = await leases.finish()
      await opened.run()
      return [...left.filter(({ code }) => code !== 'endpoint-not-released'), ...unreleased]
    },
  }
}
