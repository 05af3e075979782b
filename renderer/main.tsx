import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import { cspNonce } from './host/csp-nonce.ts'
import { App } from './shell/app.tsx'
import { startEngine } from './shell/start-engine.ts'
import { linkKnown } from './state/engine-store.ts'
import { startTheme } from './state/theme-store.ts'
import { ErrorBoundary } from './ui/error-boundary.tsx'
import './styles/tokens.css'
import './styles/base.css'
import './styles/buttons.css'
import './styles/chips.css'
import './styles/colours.css'
import './styles/fields.css'
import './styles/empty.css'
import './styles/popups.css'
import './styles/notes.css'
import './styles/palette.css'
import './styles/share.css'
import './styles/import.css'
import './styles/shell.css'
import './styles/nav.css'
import './styles/frame.css'
import './styles/breakpoint.css'
import './styles/breakpoint-room.css'
import './styles/coach.css'
import './styles/panes.css'
import './styles/filter.css'
import './styles/capture-list.css'
import './styles/capture-row.css'
import './styles/detail.css'
import './styles/annotations.css'
import './styles/budget.css'
import './styles/detail-tabs.css'
import './styles/body-text.css'
import './styles/body-viewer.css'
import './styles/tree.css'
import './styles/failed-part.css'
import './styles/tables.css'
import './styles/signature.css'
import './styles/watch.css'
import './styles/thread.css'
import './styles/conversation.css'
import './styles/dot-plot.css'
import './styles/workbench.css'
import './styles/swap-bar.css'
import './styles/json-editor.css'
import './styles/json-popups.css'
import './styles/preview.css'
import './styles/answers.css'
import './styles/answer-pane.css'
import './styles/history.css'
import './styles/diff.css'
import './styles/connections.css'
import './styles/facts.css'
import './styles/settings.css'
import './styles/figures.css'
import './styles/fixture-row.css'
import './styles/fixtures.css'
import './styles/doctor.css'
import './styles/endpoints.css'
import './styles/tunnels.css'
import './styles/rules.css'
import './styles/rules-notes.css'
import './styles/rule-order.css'
import './styles/rule-editor.css'
import './styles/dry-run.css'
import './styles/ledger.css'
import './styles/routing.css'
import './styles/replay.css'
import './styles/replay-sheet.css'
import './styles/narrow.css'

// The first moment of the page's own script, for measuring what comes after it.
performance.mark('script')
// Zod would try whether it may make functions out of text, which the content security policy reports as a violation.
config({ jitless: true })
startTheme()
startEngine()

/** An engine that is there has spoken by then: what is drawn before that would be drawn anew, and hold up its word. */
const drawAfterMs = 150

const draw = (root: HTMLElement): void =>
  createRoot(root).render(
    <StrictMode>
      <CSPProvider nonce={cspNonce} disableStyleElements>
        <Tooltip.Provider delay={500}>
          <ErrorBoundary what="The page">
            <App />
          </ErrorBoundary>
        </Tooltip.Provider>
      </CSPProvider>
    </StrictMode>,
  )

const root = document.getElementById('root')
if (root) void linkKnown(drawAfterMs).then(() => draw(root))
