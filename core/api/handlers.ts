import { isAbsolute } from 'node:path'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { EngineEvent, Handlers } from '../../shared/contract.ts'
import type { DoctorCheck } from '../../shared/doctor.ts'
import { Problem } from '../../shared/problem.ts'
import { bodyPartBytes } from '../../shared/requests/capture-requests.ts'
import type { Breakpoints } from '../breakpoints/breakpoints.ts'
import { ifKnown } from '../connections/if-known.ts'
import type { ConnectionRequest } from '../connections/resolve-plan.ts'
import type { ExportThread } from '../fixtures/export/export-thread.ts'
import type { ChosenFolder } from '../fixtures/folder/fixture-folder.ts'
import type { Imports } from '../fixtures/import/imports.ts'
import { parseForwardUrl } from '../forward/forward.ts'
import type { Inspector } from '../inspector.ts'
import { type SecretStore, secretNames } from '../secrets/secret-store.ts'
import type { SettingsStore } from '../settings/settings.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { checkTunnelChoice, resolveTunnel } from '../tunnel/choose.ts'
import { type AnswerHandlerParts, answerHandlers } from './answer-handlers.ts'
import { captureDetail } from './capture-detail.ts'
import { findHandlers } from './find-handlers.ts'
import { fixtureHandlers } from './fixture-handlers.ts'
import { keepHandlers } from './keep-handlers.ts'
import { type PreviewParts, previewAnswer } from './preview-answer.ts'
import { replayHandlers } from './replay-handlers.ts'
import { type RuleHandlerParts, ruleHandlers } from './rule-handlers.ts'
import { watchHandlers } from './watch-handlers.ts'

export interface HandlerParts extends AnswerHandlerParts, RuleHandlerParts, PreviewParts {
  readonly breakpoints: Breakpoints
  tell(event: EngineEvent): void
  readonly inspector: Inspector
  readonly imports: Imports
  readonly fixtureFolder: ChosenFolder
  readonly exporter: ExportThread
  readonly settings: SettingsStore
  readonly secrets: SecretStore
  /** Takes what was left out from what is saved, and replaces the connection of that id. */
  connect(request: ConnectionRequest): Promise<void>
  /** Null while no practice line is live. */
  practice(): Simulator | null
  /** @throws Problem `connection-not-found` */
  doctor(connectionId: string): Promise<DoctorCheck[]>
}

/** A platform that does not answer is tried on for as long as it takes, and the connection's state tells of it. */
const soonOrLater = (work: Promise<void>): Promise<void> =>
  Promise.race([work, new Promise<void>(resolve => setTimeout(resolve, 1_500).unref())])

/** @throws Problem `answer-not-found`, `bad-request` when it belongs to another platform */
const checkAnswer = ({ answers, connection }: HandlerParts, connectionId: string, answerId: string): void => {
  const { platform } = connection(connectionId).state()
  if (answers.live(answerId).platform !== platform)
    throw new Problem('bad-request', { reason: 'that answer belongs to another platform' })
}

/** Rows that are read at once: a few milliseconds. */
const rowsAtOnce = 100

/** The engine's side of every request in the contract. */
export const makeHandlers = (parts: HandlerParts): Handlers => ({
  'captures.page': async ({ limit, beforeSeq }) => {
    const captures: CaptureSummary[] = []
    for (let before = beforeSeq; captures.length <= limit; before = captures.at(-1)?.seq) {
      // A call that came meanwhile has its turn.
      if (captures.length > 0) await new Promise(resolve => setImmediate(resolve))
      const size = Math.min(rowsAtOnce, limit + 1 - captures.length)
      const some = parts.captures.page(size, before)
      captures.push(...some)
      if (some.length < size) break
    }
    return { captures: captures.slice(0, limit), more: captures.length > limit }
  },
  'captures.get': ({ id }) => {
    parts.settle(id)
    const capture = parts.captures.get(id, bodyPartBytes)
    if (!capture) throw new Problem('capture-not-found', { id })
    return captureDetail(capture, parts.answers)
  },
  'captures.bytes': ({ id, of, from }) => {
    const part = parts.captures.bodyPart(id, of, from, bodyPartBytes)
    if (!part) throw new Problem('capture-not-found', { id })
    return { base64: part.toString('base64') }
  },
  'captures.ofCall': ({ connectionId, callId }) => {
    // Of a connection that is not there now nothing is missed.
    const events = ifKnown(parts, connectionId)?.state().events ?? []
    parts.settle()
    return parts.inspector.threads.read(connectionId, callId, events)
  },
  ...findHandlers(parts),
  ...keepHandlers(parts),
  ...replayHandlers(parts),
  ...watchHandlers(parts),
  ...fixtureHandlers(parts),
  ...answerHandlers(parts),
  'answers.preview': previewAnswer(parts),
  'answers.use': ({ connectionId, answerId }) => {
    const connection = parts.connection(connectionId)
    checkAnswer(parts, connectionId, answerId)
    parts.settings.saveConnection(connectionId, { answerId })
    connection.useAnswer(answerId)
    return {}
  },
  ...ruleHandlers(parts),
  'breakpoint.arm': ({ connectionId, mode }) => {
    parts.connection(connectionId)
    parts.breakpoints.arm(connectionId, mode)
    return {}
  },
  'breakpoint.choose': ({ connectionId, waitingId, choice }) => {
    if (choice.kind === 'answer') checkAnswer(parts, connectionId, choice.answerId)
    parts.breakpoints.choose(connectionId, waitingId, choice)
    return {}
  },
  'connections.deadline': ({ connectionId, deadline }) => {
    const connection = parts.connection(connectionId)
    if (deadline.answerId !== null) checkAnswer(parts, connectionId, deadline.answerId)
    parts.settings.saveConnection(connectionId, { deadline })
    connection.setDeadline(deadline)
    return {}
  },
  'connections.callers': async ({ connectionId, file }) => {
    const connection = parts.connection(connectionId)
    if (file !== null && !isAbsolute(file))
      throw new Problem('file-unreadable', { file, reason: 'the page needs its whole path' })
    parts.settings.saveConnection(connectionId, { callers: file })
    await connection.useCallers(file)
    return {}
  },
  'practice.placeCall': async ({ scenario }) => {
    const simulator = parts.practice()
    if (!simulator) throw new Problem('practice-off')
    return { results: await simulator.play(scenario) }
  },
  'connections.connect': async ({ connectionId, apiKey, agree, ...wanted }) => {
    const { platform, mode } = parts.connection(connectionId).state()
    // Before it is saved: with a tunnel that nobody can open the engine would not start again.
    const asked = { tunnel: wanted.tunnel || undefined, tunnelHost: wanted.tunnelHost || undefined }
    const { tunnel, tunnelHost } = resolveTunnel(asked, parts.settings.connection(connectionId))
    checkTunnelChoice(tunnel, tunnelHost)
    if (apiKey !== undefined) await parts.secrets.set(secretNames(connectionId).apiKey, apiKey.trim())
    const given = Object.entries(wanted).filter(([, value]) => value !== undefined && value !== '')
    parts.settings.saveConnection(connectionId, Object.fromEntries(given))
    await parts.connect({ platform, mode, agree })
    parts.settings.saveConnection(connectionId, { active: true })
    return {}
  },
  'connections.disconnect': async ({ connectionId }) => {
    const connection = parts.connection(connectionId)
    parts.settings.saveConnection(connectionId, { active: false })
    const [problem] = await connection.close()
    if (problem) throw problem
    return {}
  },
  'connections.forward': async ({ connectionId, forwardTo, handlerSecret, insecure }) => {
    const connection = parts.connection(connectionId)
    const url = forwardTo === null ? null : parseForwardUrl(forwardTo).href
    const { handlerSecret: name } = secretNames(connectionId)
    if (handlerSecret === null) await parts.secrets.delete(name)
    else if (handlerSecret !== undefined) await parts.secrets.set(name, handlerSecret)
    const forwardInsecure = insecure ?? connection.state().forwardInsecure
    parts.settings.saveConnection(connectionId, { forwardTo: url, forwardInsecure })
    connection.setForward(url, await parts.secrets.get(name), forwardInsecure)
    return {}
  },
  'connections.pause': async ({ connectionId }) => {
    await soonOrLater(parts.connection(connectionId).pause())
    return {}
  },
  'connections.resume': async ({ connectionId }) => {
    await soonOrLater(parts.connection(connectionId).resume())
    return {}
  },
  'connections.probe': async ({ connectionId }) => {
    await parts.connection(connectionId).probe()
    return {}
  },
  'endpoints.list': async ({ connectionId }) => ({
    endpoints: await parts.connection(connectionId).registration.endpoints(),
  }),
  'endpoints.clean': ({ connectionId, dryRun }) => parts.connection(connectionId).registration.clean(dryRun),
  'doctor.run': async ({ connectionId }) => ({ checks: await parts.doctor(connectionId) }),
  'voices.list': async ({ connectionId }) => ({ voices: await parts.connection(connectionId).voices() }),
})
