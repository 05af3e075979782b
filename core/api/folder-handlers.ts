import type { Handlers } from '../../shared/contract.ts'
import type { HandlerParts } from './handlers.ts'

type FolderRequest =
  | 'fixtures.openFolder'
  | 'fixtures.folder'
  | 'fixtures.read'
  | 'fixtures.rename'
  | 'fixtures.expect'

/** A folder of fixtures: looking at it, and changing what is in it. */
export const folderHandlers = ({
  sharing: { folder: chosen },
}: HandlerParts): Pick<Handlers, FolderRequest> => ({
  'fixtures.openFolder': async ({ folder }) => {
    await chosen.choose(folder)
    return {}
  },
  'fixtures.folder': () => chosen.state(),
  'fixtures.read': ({ file }) => chosen.read(file),
  'fixtures.rename': async ({ file, to }) => {
    await chosen.rename(file, to)
    return {}
  },
  'fixtures.expect': async ({ file, expect, was }) => {
    await chosen.expect(file, expect, was)
    return {}
  },
})
