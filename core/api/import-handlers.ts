import type { Handlers } from '../../shared/contract.ts'
import type { HandlerParts } from './handlers.ts'

/** Files that become captures. */
export const importHandlers = ({
  sharing: { imports },
}: HandlerParts): Pick<
  Handlers,
  'fixtures.look' | 'fixtures.import' | 'fixtures.offer' | 'fixtures.offerSeen'
> => ({
  'fixtures.look': async ({ sources }) => ({ items: await imports.look(sources) }),
  'fixtures.import': async ({ sources, keys }) => {
    const taken = await imports.take(sources, keys ?? null)
    return { captureIds: taken.map(({ id }) => id), already: taken.filter(({ before }) => before).length }
  },
  'fixtures.offer': ({ sources }) => {
    imports.offer(sources)
    return {}
  },
  'fixtures.offerSeen': ({ id }) => {
    imports.offerSeen(id)
    return {}
  },
})
