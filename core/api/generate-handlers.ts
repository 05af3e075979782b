import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import { generateHandler } from '../generate/handler/generate-handler.ts'
import { liveSource } from '../generate/handler/sources.ts'
import type { HandlerParts } from './handlers.ts'

const notYet = (): never => {
  throw new Problem('bad-request', { reason: 'that is not there yet' })
}

/** Code around fixtures and answers. */
export const generateHandlers = ({
  answers,
  connection,
}: HandlerParts): Pick<Handlers, 'fixtures.generate' | 'handlers.generate'> => ({
  'fixtures.generate': notYet,
  'handlers.generate': ({ connectionId, framework }) => {
    const { fileName, text, notes } = generateHandler(
      liveSource(connection(connectionId), answers),
      framework,
    )
    return { fileName, text, notes: [...notes] }
  },
})
