import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { HandlerParts } from './handlers.ts'

/** What is odd about what came. */
export const watchHandlers = ({
  captures,
  inspector,
}: HandlerParts): Pick<Handlers, 'captures.diagnose' | 'drift.dismiss'> => ({
  'captures.diagnose': ({ id }) => {
    const capture = captures.get(id)
    if (!capture) throw new Problem('capture-not-found', { id })
    return inspector.diagnose(capture)
  },
  'drift.dismiss': ({ id }) => {
    inspector.drift.dismiss(id)
    return {}
  },
})
