import { Pause, Play } from 'lucide-react'
import { useState } from 'react'
import type { ConnectionState } from '../../shared/state.ts'
import { ask } from '../engine/ask.ts'
import { showError } from '../state/notes-store.ts'
import { Button } from '../ui/button.tsx'

interface PauseButtonProps {
  readonly connection: ConnectionState
  /** Only the icon, which has a name all the same. */
  readonly compact?: boolean
}

/** Has callers get their own agent for a while, and back. */
export const PauseButton = ({ connection, compact = false }: PauseButtonProps) => {
  const [busy, setBusy] = useState(false)
  const { id: connectionId, status } = connection
  if (status !== 'live' && status !== 'paused') return null
  const paused = status === 'paused'
  const go = (): void => {
    setBusy(true)
    ask(paused ? 'connections.resume' : 'connections.pause', { connectionId })
      .catch(showError)
      .finally(() => setBusy(false))
  }
  const word = paused ? 'Resume' : 'Pause'
  const Icon = paused ? Play : Pause
  return (
    <Button
      className={compact ? 'square' : ''}
      aria-label={compact ? word : undefined}
      disabled={busy}
      tip={paused ? 'Answer calls again' : 'Callers get their own agent; everything else stays'}
      onClick={go}
    >
      <Icon size={13} aria-hidden="true" />
      {!compact && word}
    </Button>
  )
}
