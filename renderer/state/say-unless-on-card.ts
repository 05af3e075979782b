import { asProblem } from '../../shared/problem.ts'
import { useEngine } from './engine-store.ts'
import { showProblem } from './notes-store.ts'

/** Shows what stopped a connection from opening, unless the connection itself says so or was let go of meanwhile. */
export const sayUnlessOnCard = (connectionId: string, error: unknown): void => {
  const { info } = asProblem(error)
  const connection = useEngine.getState().connections.find(c => c.id === connectionId)
  const calledOff = connection?.status === 'closing'
  if (connection?.problem?.code !== info.code && !calledOff) showProblem(info)
}
