import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import { cspNonce } from './host/csp-nonce.ts'
import { App } from './shell/app.tsx'
import { startEngine } from './shell/start-engine.ts'
import { startTheme } from './state/theme-store.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/popups.css'
import './styles/shell.css'
import './styles/live.css'
import './styles/detail.css'
import './styles/workbench.css'
import './styles/connections.css'
import './styles/narrow.css'

// Zod would try whether it may make functions out of text, which the content security policy reports as a violation.
config({ jitless: true })
startTheme()
startEngine()

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <CSPProvider nonce={cspNonce} disableStyleElements>
        <Tooltip.Provider delay={500}>
          <App />
        </Tooltip.Provider>
      </CSPProvider>
    </StrictMode>,
  )
