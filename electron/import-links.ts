import { app } from 'electron'
import { asProblem, type Problem } from '../shared/problem.ts'
import type { EngineKeeper } from './engine/engine-keeper.ts'
import type { Follower } from './engine/follow-engine.ts'
import { linkIn, linkScheme } from './settings/launch-link.ts'

export interface ImportLinkParts {
  readonly keeper: Pick<EngineKeeper, 'whenReady'>
  readonly follower: Pick<Follower, 'request'>
  show(): void
  onProblem(problem: Problem): void
}

/** Before the app is ready macOS may have told of a link already. */
const early: string[] = []
export const noteEarlyLinks = (): void => {
  app.on('open-url', (event, url) => {
    event.preventDefault()
    early.push(url)
  })
}

/**
 * Gives `hookswitch://import` links to the engine, which offers what they hold to the page: nothing is kept before a
 * person has seen it there. What such a link is about is in the link; nothing is fetched.
 */
export const takeImportLinks = ({ follower, keeper, onProblem, show }: ImportLinkParts): void => {
  const take = (link: string | undefined): void => {
    if (link === undefined) return
    show()
    // The follower was there first, so its line is open by then.
    keeper.whenReady(() => {
      follower
        .request('fixtures.offer', { sources: [{ name: 'a link', text: link }] })
        .catch(error => onProblem(asProblem(error)))
    })
  }
  // A copy that is not installed would have itself started without its script.
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme)
  app.removeAllListeners('open-url')
  app.on('open-url', (event, url) => {
    event.preventDefault()
    take(url)
  })
  app.on('second-instance', (_event, args) => take(linkIn(args)))
  early.splice(0).forEach(take)
  take(linkIn(process.argv))
}
