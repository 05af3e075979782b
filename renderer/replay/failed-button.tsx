import { RotateCcw } from 'lucide-react'
import { thousands } from '../format/numbers.ts'
import { Button } from '../ui/button.tsx'
import { showFailed } from './replay-deeds.ts'
import { useFailed } from './use-failed.ts'

/** How many deliveries failed, and the way to replay them together. Not there while none did. */
export const FailedButton = () => {
  const { more, seqs } = useFailed()
  if (seqs.length === 0) return null
  const number = `${thousands(seqs.length)}${more ? '+' : ''}`
  return (
    <Button
      className="failed-button"
      tip="Replay the deliveries that failed"
      command="failed"
      onClick={showFailed}
    >
      <RotateCcw size={13} aria-hidden="true" />
      <span>
        <span className="failed-word">Failed </span>
        {number}
      </span>
    </Button>
  )
}
