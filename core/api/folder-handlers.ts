import type { Handlers } from '../../shared/contract.ts'
import type { HandlerParts } from './handlers.ts'

type FolderRequest =
  | 'fixtures.openFolder'
  | 'fixtures.folder'
  | 'fixtures.read'
  | 'fixtures.rename'
  | 'fixtures.expect'

/** A folder of fixtures: looking at it, and changing what is in it. */
export const folderHandlers = ({ fixtureFolder }: HandlerParts): Pick<Handlers, FolderRequest> => ({
  'fixtures.openFolder': async ({ folder }) => {
    await fixtureFolder.choose(folder)
    return {}
  },
  'fixtures.folder': () => fixtureFolder.state(),
  'fixtures.read': ({ file }) => fixtureFolder.read(file),
  'fixtures.rename': async ({ file, to }) => {
    await fixtureFolder.rename(file, to)
    return {}
  },
  'fixtures.expect': async ({ file, expect, was }) => {
    await fixtureFolder.expect(file, expect, was)
    return {}
  },
})
