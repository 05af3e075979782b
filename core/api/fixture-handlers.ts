import type { Handlers } from '../../shared/contract.ts'
import type { fixtureRequests } from '../../shared/requests/fixture-requests.ts'
import { folderHandlers } from './folder-handlers.ts'
import { generateHandlers } from './generate-handlers.ts'
import type { HandlerParts } from './handlers.ts'
import { importHandlers } from './import-handlers.ts'
import { runHandlers } from './run-handlers.ts'
import { shareHandlers } from './share-handlers.ts'

/** Captures as files: sharing them, taking them in, a folder of them, running them, code around them. */
export const fixtureHandlers = (parts: HandlerParts): Pick<Handlers, keyof typeof fixtureRequests> => ({
  ...shareHandlers(parts),
  ...importHandlers(parts),
  ...folderHandlers(parts),
  ...runHandlers(parts),
  ...generateHandlers(parts),
})
