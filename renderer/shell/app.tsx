import { useEffect } from 'react'
import { ConnectionsView } from '../connections/connections-view.tsx'
import { listenKeys } from '../keyboard/listen-keys.ts'
import { LiveView } from '../live/live-view.tsx'
import { useEngine } from '../state/engine-store.ts'
import { useView } from '../state/view-store.ts'
import { LinkBanner } from './link-banner.tsx'
import { NewCaptures } from './new-captures.tsx'
import { Notes } from './notes.tsx'
import { PageFooter } from './page-footer.tsx'
import { PageHeader } from './page-header.tsx'
import { PageNav } from './page-nav.tsx'
import { Refused } from './refused.tsx'
import { ShortcutsSheet } from './shortcuts-sheet.tsx'

/** The whole page. */
export const App = () => {
  const view = useView(v => v.view)
  const link = useEngine(e => e.link)
  const known = useEngine(e => e.version !== '')
  useEffect(listenKeys, [])
  if (link === 'refused' && !known) return <Refused />
  return (
    <div className="page">
      <PageHeader />
      <PageNav />
      <main className="main">
        <LinkBanner />
        {known ? view === 'live' ? <LiveView /> : <ConnectionsView /> : <p className="opening">Opening…</p>}
      </main>
      <PageFooter />
      <Notes />
      <NewCaptures />
      <ShortcutsSheet />
    </div>
  )
}
