import { Cable } from 'lucide-react'
import { useState } from 'react'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { disconnect } from '../actions/open-and-close.ts'
import { places } from '../keyboard/focus.ts'
import { showConnection, showPane } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { useLight } from '../ui/use-light.ts'
import { CardHead } from './card-head.tsx'
import { ConflictChoice } from './conflict-choice.tsx'
import { ConnectForm } from './connect-form.tsx'
import { ConnectionFacts } from './connection-facts.tsx'
import { ConnectionSteps } from './connection-steps.tsx'
import { EndpointsSection } from './endpoints-section.tsx'
import { LightLine } from './light-line.tsx'
import { PauseButton } from './pause-button.tsx'
import { WebhookModeHint } from './webhook-mode-hint.tsx'

const OpenConnection = ({ connection }: { connection: ConnectionState }) => {
  const [busy, setBusy] = useState(false)
  const isOpening = connection.status === 'opening'
  const letGo = (): void => {
    setBusy(true)
    void disconnect(connection.id).finally(() => setBusy(false))
  }
  const show = (): void => {
    showConnection(connection.id)
    showPane('list')
  }
  return (
    <>
      {isOpening ? <ConnectionSteps connection={connection} /> : <ConnectionFacts connection={connection} />}
      <WebhookModeHint platform={connection.platform} />
      <div className="card-acts">
        <Button onClick={show}>Show its captures</Button>
        <PauseButton connection={connection} />
        {!isOpening && (
          <Button look="danger" disabled={busy || connection.status === 'closing'} onClick={letGo}>
            Disconnect
          </Button>
        )}
      </div>
    </>
  )
}

/** An account at a platform: connect it, see how it is, and let go of it. */
export const AccountCard = ({ connection }: { connection: ConnectionState }) => {
  const light = useLight(connection)
  const facts = platformFacts(connection.platform)
  const { id, status, problem } = connection
  const words = problem && sayProblem(problem)
  const isClosed = status === 'off' || status === 'failed'
  const conflict = isClosed && problem?.code === 'endpoint-conflict' ? problem : null
  return (
    <section className="card" aria-label={`${facts.name} card`} id={places.card(id)} tabIndex={-1}>
      <CardHead title={facts.name} icon={<Cable size={16} aria-hidden="true" />} light={light} />
      {conflict ? (
        <ConflictChoice connectionId={id} problem={conflict} />
      ) : words ? (
        <p className="inline-problem" role="alert">
          <b>{words.what}</b> {words.next}
        </p>
      ) : (
        !isClosed && <LightLine connectionId={id} light={light} />
      )}
      {!conflict && isClosed && <ConnectForm connection={connection} />}
      {!isClosed && <OpenConnection connection={connection} />}
      {connection.apiKeySet && (
        <EndpointsSection
          connectionId={id}
          ours={`${connection.endpointId} ${connection.endpoint?.url} ${connection.endpoint?.status}`}
        />
      )}
    </section>
  )
}
