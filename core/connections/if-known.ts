import type { Connection } from './connection.ts'

/** Captures outlive their connection: one of an earlier run may be none now. */
export const ifKnown = (
  { connection }: { /** @throws Problem `connection-not-found` */ connection(id: string): Connection },
  id: string,
): Connection | null => {
  try {
    return connection(id)
  } catch {
    return null
  }
}
