import { Cable } from 'lucide-react'
import { useState } from 'react'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { ask } from '../engine/ask.ts'
import { showError } from '../state/notes-store.ts'
import { showConnection, showPane } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { CardHead } from './card-head.tsx'
import { ConnectForm } from './connect-form.tsx'
import { ConnectionSteps } from './connection-steps.tsx'
import { Fact } from './fact.tsx'

const isOpen = (status: ConnectionState['status']): boolean => status === 'live' || status === 'opening'

/** An account at a platform: connect it, see how far that is, and let go of it. */
export const AccountCard = ({ connection }: { connection: ConnectionState }) => {
  const [busy, setBusy] = useState(false)
  const facts = platformFacts(connection.platform)
  const problem = connection.problem && sayProblem(connection.problem)
  const disconnect = (): void => {
    setBusy(true)
    ask('connections.disconnect', { connectionId: connection.id })
      .catch(showError)
      .finally(() => setBusy(false))
  }
  const show = (): void => {
    showConnection(connection.id)
    showPane('list')
  }
  return (
    <section className="card" aria-label={`${facts.name} card`}>
      <CardHead title={facts.name} icon={<Cable size={16} aria-hidden="true" />} status={connection.status} />
      {problem && (
        <p className="inline-problem" role="alert">
          <b>{problem.what}</b> {problem.next}
        </p>
      )}
      {connection.status === 'off' || connection.status === 'failed' ? (
        <ConnectForm connection={connection} />
      ) : (
        <>
          <ConnectionSteps connection={connection} />
          <Fact name="Public URL" value={connection.publicUrl} />
          <Fact name="Endpoint" value={connection.endpointId} />
          <div className="card-acts">
            <Button onClick={show}>Show its captures</Button>
            <Button look="danger" disabled={busy || !isOpen(connection.status)} onClick={disconnect}>
              Disconnect
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
