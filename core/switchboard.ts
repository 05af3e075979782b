import type { DoctorCheck } from '../shared/doctor.ts'
import type { ConnectionState } from '../shared/state.ts'
import type { AnswerBook } from './answers/answer-book.ts'
import type { CaptureReader } from './captures/capture-store.ts'
import { type ConnectionParts, makeConnection } from './connections/connection.ts'
import { type ConnectionSet, makeConnectionSet } from './connections/connection-set.ts'
import { answerOfPlan } from './connections/first-answers.ts'
import { type ConnectionRequest, connectionIdOf } from './connections/resolve-plan.ts'
import { openVoiceCache } from './connections/voice-cache.ts'
import { dataFiles } from './data-folder/data-folder.ts'
import { engineDoctor } from './doctor/engine-doctor.ts'
import { type SecretStore, secretNames } from './secrets/secret-store.ts'
import { type SettingsStore, unguessable } from './settings/settings.ts'
import { chooseTunnel } from './tunnel/choose.ts'
import { makeTunnelManager } from './tunnel/manager.ts'
import { watchNetwork } from './tunnel/network-watch.ts'
import { makeProber } from './tunnel/probe.ts'
import type { UndoStack } from './undo-stack.ts'

export interface SwitchboardParts
  extends Pick<
    ConnectionParts,
    'receiver' | 'rules' | 'leases' | 'userAgent' | 'practiceAccount' | 'listenerFor' | 'onProblem'
  > {
  readonly dataFolder: string
  readonly settings: SettingsStore
  readonly secrets: SecretStore
  readonly captures: CaptureReader
  readonly answers: AnswerBook
  /** The built script of the tunnel's worker thread. */
  readonly tunnelWorker: URL
  onChange(state: ConnectionState): void
}

/** What brings platforms to the receiver: connections, their tunnels and probes. */
export interface Switchboard {
  readonly connections: ConnectionSet
  /** With the secrets that were saved for it; it is not opened. */
  define(request: ConnectionRequest): Promise<void>
  /** The same, opened in the place of the one before it. Rejects with a Problem. */
  connect(request: ConnectionRequest): Promise<void>
  /** @throws Problem `connection-not-found` */
  doctor(connectionId: string): Promise<DoctorCheck[]>
}

/** @param opened takes what has to be closed again */
export const openSwitchboard = (parts: SwitchboardParts, opened: UndoStack): Switchboard => {
  const { dataFolder, settings, secrets, receiver, captures, answers, rules, leases, userAgent } = parts
  const prober = makeProber()
  const probePath = `/p/${unguessable(28)}`
  receiver.serve(probePath, prober.listener)
  const voiceCache = openVoiceCache(dataFiles(dataFolder).voices)
  opened.push(voiceCache.settle)
  const tunnels = { worker: parts.tunnelWorker, hostKeys: settings.hostKeys }
  const connections = makeConnectionSet({
    settings,
    answerOf: plan => answerOfPlan(answers, plan),
    onChange: parts.onChange,
    make: (plan, onChange) =>
      makeConnection(plan, settings.connection(plan.id).pathToken, {
        receiver,
        answers,
        rules,
        userAgent,
        leases,
        voiceCache,
        tunnelManager: ({ tunnel, tunnelHost }, onTunnelChange) =>
          makeTunnelManager({
            provider: chooseTunnel(tunnel, tunnelHost, tunnels),
            prober,
            probePath,
            localPort: receiver.port,
            wantedName: settings.tunnelName,
            onChange: onTunnelChange,
          }),
        listenerFor: parts.listenerFor,
        tookCall: captures.tookCall,
        callerOf: captures.callerOf,
        practiceAccount: parts.practiceAccount,
        keepEndpointSecret: async (id, secret) => {
          const { endpointSecret } = secretNames(id)
          await (secret === null ? secrets.delete(endpointSecret) : secrets.set(endpointSecret, secret))
        },
        onChange,
        onProblem: parts.onProblem,
      }),
  })
  const saved = async (request: ConnectionRequest): Promise<ConnectionRequest> => {
    const names = secretNames(connectionIdOf(request))
    return {
      ...request,
      apiKey: await secrets.get(names.apiKey),
      handlerSecret: await secrets.get(names.handlerSecret),
    }
  }
  opened.push(
    watchNetwork(() => {
      for (const c of connections.all()) void c.probe()
    }),
  )
  return {
    connections,
    define: async request => {
      connections.define(await saved(request))
    },
    connect: async request => {
      await connections.connect(await saved(request))
    },
    doctor: id => {
      const { tunnel, tunnelHost } = connections.plan(id)
      const { state, registration } = connections.get(id)
      return engineDoctor({
        dataFolder,
        receiver,
        userAgent,
        state: state(),
        provider: chooseTunnel(tunnel, tunnelHost, tunnels),
        endpoints: registration.endpoints,
      })
    },
  }
}
