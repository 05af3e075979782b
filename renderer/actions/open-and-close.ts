import type { Params } from '../../shared/contract.ts'
import { asProblem } from '../../shared/problem.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'
import { showError, showProblem } from '../state/notes-store.ts'

/** Connections that are let go of while they open: that this ends the opening is no news. */
const calledOff = new Set<string>()

const newsWithinMs = 250

/** Opens a connection. What stops it stands on its card, or is shown as a note. @returns whether it is open. */
export const connect = async (params: Params<'connections.connect'>): Promise<boolean> => {
  const { connectionId } = params
  calledOff.delete(connectionId)
  try {
    await ask('connections.connect', params)
    return true
  } catch (error) {
    const { info } = asProblem(error)
    // The news of the connection may come a moment after the reply.
    await new Promise(resolve => setTimeout(resolve, newsWithinMs))
    const connection = useEngine.getState().connections.find(c => c.id === connectionId)
    if (connection?.problem?.code !== info.code && !calledOff.has(connectionId)) showProblem(info)
    return false
  }
}

/** Lets go of a connection, also while it opens. */
export const disconnect = async (connectionId: string): Promise<void> => {
  calledOff.add(connectionId)
  await ask('connections.disconnect', { connectionId }).catch(showError)
}
