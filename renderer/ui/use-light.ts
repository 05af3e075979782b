import { useEffect, useState } from 'react'
import { type ConnectionLight, connectionLight, lightIsTimed } from '../../shared/connection-light.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { useAtPlatform } from '../state/at-platform.ts'

const everyMs = 1_000

/** The light of a connection, also when its sentence changes by time alone. */
export const useLight = (connection: ConnectionState): ConnectionLight => {
  const atPlatform = useAtPlatform(connection.id)
  const [, tick] = useState(0)
  const timed = lightIsTimed(connection)
  useEffect(() => {
    if (!timed) return
    const timer = setInterval(() => tick(n => n + 1), everyMs)
    return () => clearInterval(timer)
  }, [timed])
  return connectionLight(connection, Date.now(), atPlatform)
}
