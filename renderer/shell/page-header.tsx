import { Keyboard, Search } from 'lucide-react'
import { ArmButton } from '../breakpoint/arm-button.tsx'
import { openPalette, openShortcuts } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Brand } from './brand.tsx'
import { CallStats } from './call-stats.tsx'
import { ConnectionChip } from './connection-chip.tsx'
import { MaskButton } from './mask-button.tsx'
import { PublicUrl } from './public-url.tsx'
import { ThemeButton } from './theme-button.tsx'

/** Which connection this is, where it can be reached, and how fast it answers. */
export const PageHeader = () => (
  <header className="header">
    <Brand />
    <ConnectionChip />
    <PublicUrl />
    <span className="grow" />
    <CallStats />
    <div className="header-buttons">
      <ArmButton />
      <Button
        className="palette-button"
        command="palette"
        showKeys
        tip="Find a command or a capture"
        onClick={() => openPalette(true)}
      >
        <Search size={14} aria-hidden="true" />
        <span className="unseen">Find a command or a capture</span>
      </Button>
      <MaskButton />
      <ThemeButton />
      <Button
        look="ghost"
        className="square"
        command="shortcuts"
        tip="Keyboard shortcuts"
        aria-label="Keyboard shortcuts"
        onClick={() => openShortcuts(true)}
      >
        <Keyboard size={15} aria-hidden="true" />
      </Button>
    </div>
  </header>
)
