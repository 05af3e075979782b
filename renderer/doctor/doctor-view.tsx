import { ArrowLeft, RotateCw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ConnectionState } from '../../shared/state.ts'
import { ask } from '../engine/ask.ts'
import { useRequest } from '../engine/use-request.ts'
import { connectionName } from '../shell/connection-chip.tsx'
import { useEngine } from '../state/engine-store.ts'
import { useShownConnection } from '../state/shown.ts'
import { showConnection, showView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { ProblemLine } from '../ui/problem-line.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { CheckRow } from './check-row.tsx'
import { doctorText, sayResults } from './doctor-text.ts'

const Report = ({ connection }: { connection: ConnectionState }) => {
  const { result, problem, busy, run } = useRequest<'doctor.run'>()
  const look = (): void => void run(() => ask('doctor.run', { connectionId: connection.id }))
  const atFirst = useRef(look)
  useEffect(() => atFirst.current(), [])
  const checks = result?.checks ?? []
  return (
    <>
      <div className="card-acts">
        {/* Not disabled while it looks, so that it keeps the focus. */}
        <Button look="primary" aria-disabled={busy} onClick={() => busy || look()}>
          <RotateCw size={14} className={busy ? 'spin' : ''} aria-hidden="true" />
          {busy ? 'Looking…' : 'Run again'}
        </Button>
        {checks.length > 0 && (
          <CopyButton text={doctorText(connectionName(connection), checks)} what="report" worded />
        )}
        <span className="hint" role="status">
          {busy ? '' : sayResults(checks)}
        </span>
      </div>
      {problem && <ProblemLine problem={problem} />}
      <ul className="check-list">
        {checks.map(check => (
          <CheckRow key={check.id} check={check} />
        ))}
      </ul>
    </>
  )
}

/** Looks at everything that a call depends on, and says what to do about what is wrong. */
export const DoctorView = () => {
  const connections = useEngine(e => e.connections)
  const shown = useShownConnection()
  return (
    <div className="connections doctor">
      <header className="view-head">
        <Button look="ghost" command="go-connections" onClick={() => showView('connections')}>
          <ArrowLeft size={14} aria-hidden="true" /> Connections
        </Button>
        <h1>Doctor</h1>
        {connections.length > 1 && shown && (
          <Segmented
            label="Connection to check"
            value={shown.id}
            options={connections.map(c => ({
              value: c.id,
              label: c.mode === 'practice' ? 'Practice line' : connectionName(c),
            }))}
            onChange={showConnection}
          />
        )}
      </header>
      {shown && <Report key={shown.id} connection={shown} />}
    </div>
  )
}
