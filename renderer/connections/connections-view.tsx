import { Stethoscope } from 'lucide-react'
import { useEngine } from '../state/engine-store.ts'
import { showView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { AccountCard } from './account-card.tsx'
import { CallersCard } from './callers-card.tsx'
import { DeadlineCard } from './deadline-card.tsx'
import { ForwardCard } from './forward-card.tsx'
import { PracticeLineCard } from './practice-line-card.tsx'

/** Where calls come from, and where they may go on to. */
export const ConnectionsView = () => {
  const connections = useEngine(e => e.connections)
  const version = useEngine(e => e.version)
  const dataFolder = useEngine(e => e.dataFolder)
  const practice = connections.find(c => c.mode === 'practice')
  return (
    <div className="connections">
      <header className="view-head">
        <h1>Connections</h1>
        <Button command="doctor" showKeys onClick={() => showView('doctor')}>
          <Stethoscope size={14} aria-hidden="true" />
          Check everything
        </Button>
      </header>
      <div className="cards">
        <div className="card-stack">
          {practice && <PracticeLineCard connection={practice} />}
          <ForwardCard connections={connections} />
        </div>
        <div className="card-stack accounts">
          {connections
            .filter(c => c.mode !== 'practice')
            .map(connection => (
              <AccountCard key={connection.id} connection={connection} />
            ))}
        </div>
        <div className="card-stack">
          <DeadlineCard connections={connections} />
          <CallersCard connections={connections} />
        </div>
      </div>
      <p className="hint">
        Hookswitch {version} · captures, answers and settings are in{' '}
        <span className="mono">{dataFolder}</span>
      </p>
    </div>
  )
}
