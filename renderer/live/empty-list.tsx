import { undoClear } from '../actions/keep-captures.ts'
import { placeCall } from '../actions/place-call.ts'
import { count } from '../format/numbers.ts'
import { useCleared } from '../state/cleared-store.ts'
import { list, useList } from '../state/list-store.ts'
import { useShownConnection } from '../state/shown.ts'
import { setFilter, showView, useView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'

/** What to do next when there is nothing to show. */
export const EmptyList = () => {
  const filtered = useView(v => v.filter !== '')
  const connection = useShownConnection()
  const cleared = useCleared(c => c.cleared.at(-1))
  const searching = useList(l => l.version >= 0 && (list.searching() || list.partial()))
  if (filtered && searching) return null
  if (filtered)
    return (
      <div className="empty">
        <b>Nothing matches this filter</b>
        <p>Words are looked for in everything that was captured: bodies, headers, answers, notes.</p>
        <Button onClick={() => setFilter('')}>Clear filter</Button>
      </div>
    )
  if (cleared)
    return (
      <div className="empty">
        <b>Cleared</b>
        <p>What comes next is shown here. For ten minutes the rest can be brought back.</p>
        <Button onClick={() => void undoClear()}>Bring back {count(cleared.captures, 'capture')}</Button>
      </div>
    )
  if (connection?.mode === 'practice')
    return (
      <div className="empty">
        <b>No captures yet</b>
        <p>Place a simulated call and see what the caller would get.</p>
        <Button look="primary" onClick={() => void placeCall()}>
          Place the first call
        </Button>
      </div>
    )
  return (
    <div className="empty">
      <b>{connection?.status === 'live' ? 'Waiting for the first delivery' : 'Not connected'}</b>
      <p>
        {connection?.status === 'live'
          ? 'Call a number of yours that is in webhook mode, and it shows up here.'
          : 'Connect your account to get a temporary endpoint on this laptop.'}
      </p>
      <Button onClick={() => showView('connections')}>Go to Connections</Button>
    </div>
  )
}
