import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import { BreakpointBanner } from '../breakpoint/breakpoint-banner.tsx'
import { keepFocus } from '../keyboard/keep-focus.ts'
import { listenKeys } from '../keyboard/listen-keys.ts'
import { LiveView } from '../live/live-view.tsx'
import { openReplay, useReplays } from '../replay/replay-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { openPalette, openShortcuts, useView, type View } from '../state/view-store.ts'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { LightBanner } from './light-banner.tsx'
import { LinkBanner } from './link-banner.tsx'
import { NewCaptures } from './new-captures.tsx'
import { Notes } from './notes.tsx'
import { PageFooter } from './page-footer.tsx'
import { PageHeader } from './page-header.tsx'
import { PageNav } from './page-nav.tsx'
import { Refused } from './refused.tsx'

// What the first drawing does not need is fetched when it is.
const AnswersView = lazy(async () => ({ default: (await import('../answers/answers-view.tsx')).AnswersView }))
const RulesView = lazy(async () => ({ default: (await import('../rules/rules-view.tsx')).RulesView }))
const FixturesView = lazy(async () => ({
  default: (await import('../fixtures/fixtures-view.tsx')).FixturesView,
}))
const ConnectionsView = lazy(async () => ({
  default: (await import('../connections/connections-view.tsx')).ConnectionsView,
}))
const DoctorView = lazy(async () => ({ default: (await import('../doctor/doctor-view.tsx')).DoctorView }))
const FiguresView = lazy(async () => ({ default: (await import('../figures/figures-view.tsx')).FiguresView }))
const SettingsView = lazy(async () => ({
  default: (await import('../settings/settings-view.tsx')).SettingsView,
}))
const Palette = lazy(async () => ({ default: (await import('../palette/palette.tsx')).Palette }))
const ReplayDialogs = lazy(async () => ({
  default: (await import('../replay/replay-dialogs.tsx')).ReplayDialogs,
}))
const ShortcutsSheet = lazy(async () => ({ default: (await import('./shortcuts-sheet.tsx')).ShortcutsSheet }))

const opening = <p className="opening">Opening…</p>

const views: Record<View, ComponentType> = {
  live: LiveView,
  answers: AnswersView,
  rules: RulesView,
  fixtures: FixturesView,
  connections: ConnectionsView,
  doctor: DoctorView,
  figures: FiguresView,
  settings: SettingsView,
}

const names: Record<View, string> = {
  live: 'Live',
  answers: 'Answers',
  rules: 'Rules',
  fixtures: 'Fixtures',
  connections: 'Connections',
  doctor: 'The check of everything',
  figures: 'Figures',
  settings: 'Settings',
}

const ShownView = () => {
  const view = useView(v => v.view)
  const Shown = views[view]
  return (
    <ErrorBoundary key={view} what={names[view]}>
      <Shown />
    </ErrorBoundary>
  )
}

/** The whole page. */
export const App = () => {
  const shortcuts = useView(v => v.shortcutsOpen)
  const palette = useView(v => v.paletteOpen)
  const replay = useReplays(r => r.opened !== null)
  const link = useEngine(e => e.link)
  const masked = useEngine(e => e.preferences.masked)
  const known = useEngine(e => e.version !== '')
  useEffect(listenKeys, [])
  useEffect(keepFocus, [])
  if (link === 'refused' && !known) return <Refused />
  return (
    // What was shown before masking was switched is not kept anywhere.
    <div className="page" key={String(masked)} data-masked={masked || undefined}>
      <ErrorBoundary what="The head of the page">
        <PageHeader />
      </ErrorBoundary>
      <ErrorBoundary what="The list of views">
        <PageNav />
      </ErrorBoundary>
      <main className="main">
        <LinkBanner />
        <ErrorBoundary what="The state of the connection">
          <LightBanner />
        </ErrorBoundary>
        <ErrorBoundary what="The list of waiting calls">
          <BreakpointBanner />
        </ErrorBoundary>
        <Suspense fallback={opening}>{known ? <ShownView /> : link === 'opening' && opening}</Suspense>
      </main>
      <ErrorBoundary what="The foot of the page">
        <PageFooter />
      </ErrorBoundary>
      <Notes />
      <NewCaptures />
      {shortcuts && (
        <ErrorBoundary what="The list of keys" onClose={() => openShortcuts(false)}>
          <Suspense>
            <ShortcutsSheet />
          </Suspense>
        </ErrorBoundary>
      )}
      {palette && (
        <ErrorBoundary what="The palette" onClose={() => openPalette(false)}>
          <Suspense>
            <Palette />
          </Suspense>
        </ErrorBoundary>
      )}
      {replay && (
        <ErrorBoundary what="The replay" onClose={() => openReplay(null)}>
          <Suspense>
            <ReplayDialogs />
          </Suspense>
        </ErrorBoundary>
      )}
    </div>
  )
}
