import { Clock3, FlaskConical, TriangleAlert, X } from 'lucide-react'
import type { ConnectionState } from '../../shared/state.ts'
import { HandlerHealth } from '../connections/handler-health.tsx'
import { count, ms, thousands } from '../format/numbers.ts'
import { useAtPlatform } from '../state/at-platform.ts'
import { useEngine } from '../state/engine-store.ts'
import { useShownConnection } from '../state/shown.ts'
import { endpointWords } from './status-words.ts'

const tunnelWords = ({ mode, tunnel }: ConnectionState): string => {
  if (mode === 'practice' || tunnel.provider === 'none') return 'no tunnel'
  if (tunnel.estimateMs === null) return 'tunnel not measured yet'
  return `tunnel ~${ms(tunnel.estimateMs)} ms`
}

const handlerWords = (forwardTo: string | null): string => {
  if (forwardTo === null) return 'no handler'
  try {
    return `handler ${new URL(forwardTo).host}`
  } catch {
    return 'handler set'
  }
}

/** Counts on the left, what the shown connection is made of on the right. */
export const PageFooter = () => {
  const counts = useEngine(e => e.counts)
  const connection = useShownConnection()
  const atPlatform = useAtPlatform(connection?.id)
  return (
    <footer className="footer">
      <span>{count(counts.captures, 'capture')}</span>
      <span className={counts.deadline > 0 ? 'c-deadline' : ''}>
        <Clock3 size={12} aria-hidden="true" /> {thousands(counts.deadline)} deadline
      </span>
      <span className={counts.rejected > 0 ? 'c-rejected' : ''}>
        <X size={12} aria-hidden="true" /> {thousands(counts.rejected)} rejected
      </span>
      <span className={counts.unsigned > 0 ? 'c-unsigned' : ''}>
        <TriangleAlert size={12} aria-hidden="true" /> {thousands(counts.unsigned)} unsigned
      </span>
      <span className="grow" />
      {connection && (
        <>
          {connection.mode === 'practice' && (
            <span className="footer-practice">
              <FlaskConical size={12} aria-hidden="true" /> practice
            </span>
          )}
          <span>{tunnelWords(connection)}</span>
          <span>
            {endpointWords(connection, atPlatform)}
            {connection.events.length > 0 && ` · ${count(connection.events.length, 'event')}`}
          </span>
          <span>
            {handlerWords(connection.forwardTo)} <HandlerHealth connection={connection} />
          </span>
        </>
      )}
    </footer>
  )
}
