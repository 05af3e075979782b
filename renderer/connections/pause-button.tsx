import { Pause, Play } from 'lucide-react'
import { useState } from 'react'
import type { ConnectionState } from '../../shared/state.ts'
import { ask } from '../engine/ask.ts'
import { showError } from '../state/notes-store.ts'
import { Button } from '../ui/button.tsx'

/** Has callers get their own agent for a while, and back. */
export const PauseButton = ({ connection }: { connection: ConnectionState }) => {
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
  const Icon = paused ? Play : Pause
  return (
    <Button
      disabled={busy}
      tip={paused ? 'Answer calls again' : 'Callers get their own agent; everything else stays'}
      onClick={go}
    >
      <Icon size={13} aria-hidden="true" />
      {paused ? 'Resume' : 'Pause'}
    </Button>
  )
}
