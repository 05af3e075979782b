import { RotateCw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { EndpointEntry } from '../../shared/endpoints.ts'
import { ask } from '../engine/ask.ts'
import { useRequest } from '../engine/use-request.ts'
import { count } from '../format/numbers.ts'
import { Button } from '../ui/button.tsx'
import { ProblemLine } from '../ui/problem-line.tsx'
import { CleanUp } from './clean-up.tsx'
import { whoseWords } from './endpoint-words.ts'

const Table = ({ endpoints }: { endpoints: readonly EndpointEntry[] }) => (
  <table className="endpoints">
    <thead>
      <tr>
        <th scope="col">Whose</th>
        <th scope="col">Endpoint</th>
        <th scope="col">Events</th>
        <th scope="col">Status</th>
      </tr>
    </thead>
    <tbody>
      {endpoints.map(({ id, label, url, events, status, whose, host }) => (
        <tr key={id} className={whose}>
          <td>{whoseWords(whose, host)}</td>
          <th scope="row">
            <span title={label}>{label}</span>
            <span className="mono" title={url}>
              {url.replace(/^https?:\/\//, '')}
            </span>
          </th>
          <td title={events.join(', ')}>{events.length === 0 ? 'all' : events.length}</td>
          <td>{status}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

interface EndpointsSectionProps {
  readonly connectionId: string
  /** Changes with our own endpoint, and the list with it. */
  readonly ours: string
}

/** What is registered at the platform, and whose it is. Asked for when it is opened. */
export const EndpointsSection = ({ connectionId, ours }: EndpointsSectionProps) => {
  const { result, problem, busy, run } = useRequest<'endpoints.list'>()
  const load = (): void => void run(() => ask('endpoints.list', { connectionId }))
  const shown = useRef(ours)
  useEffect(() => {
    if (shown.current !== ours && result) load()
    shown.current = ours
  })
  const endpoints = result?.endpoints ?? []
  return (
    <details
      className="advanced"
      onToggle={event => {
        if (event.currentTarget.open) load()
      }}
    >
      <summary>Endpoints of the account</summary>
      <div className="endpoints-body">
        {problem && <ProblemLine problem={problem} />}
        {!result && busy && <p className="faint">Asking…</p>}
        {endpoints.length > 0 && <Table endpoints={endpoints} />}
        {result && (
          <div className="card-acts">
            <span className="hint">{count(endpoints.length, 'endpoint')}</span>
            <Button
              look="ghost"
              className="square"
              tip="Ask again"
              aria-label="Ask again"
              disabled={busy}
              onClick={load}
            >
              <RotateCw size={14} aria-hidden="true" />
            </Button>
          </div>
        )}
        {endpoints.some(e => e.whose === 'left-behind') && (
          <CleanUp connectionId={connectionId} onDone={load} />
        )}
      </div>
    </details>
  )
}
