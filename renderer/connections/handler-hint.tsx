import { sayProblem } from '../../shared/problem-words.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { useEngine } from '../state/engine-store.ts'

/** When the handler's last word was 401: most likely it checks with another secret. */
export const HandlerHint = ({ connection }: { connection: ConnectionState }) => {
  const refused = useEngine(e => {
    const newest = e.captures.newestFirst.find(
      c => c.connectionId === connection.id && c.outcome.source === 'forward',
    )
    return newest?.outcome.status === 401
  })
  if (!refused || connection.forwardTo === null) return null
  const words = sayProblem({ code: 'handler-refused-signature', detail: { url: connection.forwardTo } })
  return (
    <p className="inline-problem" role="status">
      <b>{words.what}</b> {words.next}
    </p>
  )
}
