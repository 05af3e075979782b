import { useState } from 'react'
import type { LightAction } from '../../shared/connection-light.ts'
import { doDeed } from '../actions/light-deeds.ts'
import { Button } from './button.tsx'

interface DeedButtonProps {
  readonly connectionId: string
  readonly action: LightAction
}

/** The one thing that helps a connection now. */
export const DeedButton = ({ connectionId, action }: DeedButtonProps) => {
  const [busy, setBusy] = useState(false)
  const go = (): void => {
    setBusy(true)
    void doDeed(connectionId, action.do).finally(() => setBusy(false))
  }
  return (
    <Button disabled={busy} onClick={go}>
      {action.label}
    </Button>
  )
}
