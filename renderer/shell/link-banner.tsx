import { KeyRound, PlugZap } from 'lucide-react'
import { useEngine } from '../state/engine-store.ts'

const words = {
  awaited: {
    Icon: PlugZap,
    what: 'The engine does not answer.',
    next: 'This page opens by itself as soon as it does. Start it from the tray menu, or start Hookswitch again.',
  },
  lost: {
    Icon: PlugZap,
    what: 'Engine not reachable, trying again.',
    next: 'What you see is what was known; your draft is kept here.',
  },
  refused: {
    Icon: KeyRound,
    what: 'The engine was started anew and does not know this page.',
    next: 'Open the address that is printed in the terminal.',
  },
}

/** Says calmly that there is no line to the engine. What was on the page stays there. */
export const LinkBanner = () => {
  const link = useEngine(e => e.link)
  if (link === 'open' || link === 'opening') return null
  const { Icon, what, next } = words[link]
  return (
    <div className="banner" role="status">
      <Icon size={14} aria-hidden="true" />
      <b>{what}</b>
      <span>{next}</span>
    </div>
  )
}
