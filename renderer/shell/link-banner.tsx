import { KeyRound, PlugZap } from 'lucide-react'
import { useEngine } from '../state/engine-store.ts'

/** Says calmly that the line to the engine is gone. What was on the page stays there. */
export const LinkBanner = () => {
  const link = useEngine(e => e.link)
  if (link === 'open' || link === 'opening') return null
  return (
    <div className="banner" role="status">
      {link === 'lost' ? (
        <>
          <PlugZap size={14} aria-hidden="true" />
          <b>Engine not reachable, trying again.</b>
          <span>What you see is what was known; your draft is kept here.</span>
        </>
      ) : (
        <>
          <KeyRound size={14} aria-hidden="true" />
          <b>The engine was started anew and does not know this page.</b>
          <span>Open the address that is printed in the terminal.</span>
        </>
      )}
    </div>
  )
}
