import type { Handlers } from '../../shared/contract.ts'
import { generateInThread } from '../generate/handler/handler-thread.ts'
import { liveSource } from '../generate/handler/sources.ts'
import type { HandlerParts } from './handlers.ts'

/** What a connection does, as a handler of the developer's own. */
export const ownHandlerHandlers = ({
  answers,
  connection,
  handlerWorker,
}: Pick<HandlerParts, 'answers' | 'connection' | 'handlerWorker'>): Pick<Handlers, 'handlers.generate'> => ({
  'handlers.generate': async ({ connectionId, framework }) => {
    const source = liveSource(connection(connectionId), answers)
    const { fileName, text, notes } = await generateInThread(handlerWorker, { source, framework })
    return { fileName, text, notes: [...notes] }
  },
})
