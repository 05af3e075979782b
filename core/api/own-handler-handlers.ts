import type { Handlers } from '../../shared/contract.ts'
import { liveSource } from '../generate/handler/sources.ts'
import type { HandlerParts } from './handlers.ts'

/** What a connection does, as a handler of the developer's own. */
export const ownHandlerHandlers = ({
  answers,
  connection,
}: Pick<HandlerParts, 'answers' | 'connection'>): Pick<Handlers, 'handlers.generate'> => ({
  'handlers.generate': async ({ connectionId, framework }) => {
    // When asked for: no start waits for what writes code.
    const { generateHandler } = await import('../generate/handler/generate-handler.ts')
    const { fileName, text, notes } = generateHandler(
      liveSource(connection(connectionId), answers),
      framework,
    )
    return { fileName, text, notes: [...notes] }
  },
})
