import type { Handlers } from '../../shared/contract.ts'
import { generateHandler } from '../generate/handler/generate-handler.ts'
import { liveSource } from '../generate/handler/sources.ts'
import type { HandlerParts } from './handlers.ts'

/** What a connection does, as a handler of the developer's own. */
export const ownHandlerHandlers = ({
  answers,
  connection,
}: Pick<HandlerParts, 'answers' | 'connection'>): Pick<Handlers, 'handlers.generate'> => ({
  'handlers.generate': ({ connectionId, framework }) => {
    const { fileName, text, notes } = generateHandler(
      liveSource(connection(connectionId), answers),
      framework,
    )
    return { fileName, text, notes: [...notes] }
  },
})
