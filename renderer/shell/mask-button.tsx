import { Eye, EyeOff } from 'lucide-react'
import { switchMasking } from '../actions/switch-masking.ts'
import { useEngine } from '../state/engine-store.ts'
import { Button } from '../ui/button.tsx'

/** Covers numbers, names and spoken words while others see the screen. It says so for as long as it is on. */
export const MaskButton = () => {
  const masked = useEngine(e => e.preferences.masked)
  const Icon = masked ? EyeOff : Eye
  return (
    <Button
      look={masked ? 'plain' : 'ghost'}
      className={masked ? 'masking-on' : 'square'}
      command="mask"
      aria-label="Mask for sharing the screen"
      aria-pressed={masked}
      tip={masked ? 'Numbers, names and words are covered' : 'Mask for sharing the screen'}
      onClick={() => void switchMasking()}
    >
      <Icon size={15} aria-hidden="true" />
      {masked && <span>Masked</span>}
    </Button>
  )
}
