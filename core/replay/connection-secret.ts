import { Problem } from '../../shared/problem.ts'
import type { Connection } from '../connections/connection.ts'

/** The platform tells it with the endpoint; a person waits no longer than this for it. */
const toldWithinMs = 3_000

/** The connection's current secret. @throws Problem `replay-no-secret` while it has none */
export const connectionSecret = async (connection: Connection): Promise<string> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>(resolve => {
    timer = setTimeout(() => resolve(''), toldWithinMs)
  })
  const told = Promise.resolve(connection.line.secret()).catch(() => '')
  const secret = await Promise.race([told, late])
  clearTimeout(timer)
  if (secret === '') throw new Problem('replay-no-secret', { name: connection.state().name })
  return secret
}
