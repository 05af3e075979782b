import { type CaptureSummary, importedConnection } from '../../shared/capture.ts'
import { Problem } from '../../shared/problem.ts'
import type { Connection } from '../connections/connection.ts'

export interface KnownConnections {
  connections(): readonly Connection[]
  /** @throws Problem `connection-not-found` */
  connection(id: string): Connection
}

/** Of what came as a file: one that takes deliveries now, rather a real one than the practice line. */
const standIn = ({ connections }: KnownConnections, { platform }: CaptureSummary): Connection => {
  const open = connections().filter(one => {
    const state = one.state()
    return state.platform === platform && (state.status === 'live' || state.status === 'paused')
  })
  const found = open.find(one => one.state().mode !== 'practice') ?? open[0]
  if (!found) throw new Problem('replay-off', { name: 'Every connection of this platform' })
  return found
}

/** The connection that a replay of a capture goes through. @throws Problem `connection-not-found`, `replay-off` */
export const replayConnection = (parts: KnownConnections, summary: CaptureSummary): Connection =>
  summary.connectionId === importedConnection
    ? standIn(parts, summary)
    : parts.connection(summary.connectionId)
