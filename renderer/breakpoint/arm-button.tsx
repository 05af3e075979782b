import { CirclePause, OctagonPause } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { ArmMode } from '../../shared/breakpoint.ts'
import { armWords } from '../../shared/waiting-call.ts'
import { useEngine } from '../state/engine-store.ts'
import { useShownConnection } from '../state/shown.ts'
import { Button } from '../ui/button.tsx'
import { PickMenu } from '../ui/pick-menu.tsx'
import { arm } from './waiting-deeds.ts'

const words: Record<ArmMode, readonly [button: string, short: string, label: string, meaning: string]> = {
  off: ['Breakpoint off', 'Break: off', 'Off', 'Calls are answered at once.'],
  next: [
    'Next call stops',
    'Next',
    'Next call',
    'It waits for you until just before the deadline; none after it does.',
  ],
  all: ['Every call stops', 'Break: all', 'Every call', 'Each waits for you until just before its deadline.'],
}

const picks = ArmMode.options.map(value => ({ value, label: words[value][2], meaning: words[value][3] }))

/** Tells those who hear the page when it was armed or disarmed; not how it was found. */
const Armed = ({ armed }: { armed: ArmMode }) => {
  const before = useRef(armed)
  const [text, setText] = useState('')
  useEffect(() => {
    if (armed !== before.current) setText(armWords[armed])
    before.current = armed
  }, [armed])
  return (
    <span className="unseen" role="status" aria-live="polite">
      {text}
    </span>
  )
}

/** Stops the next call, or every call, of the shown connection at a breakpoint. */
export const ArmButton = () => {
  const connection = useShownConnection()
  const armed = useEngine(e => e.breakpoints.find(b => b.connectionId === connection?.id)?.armed ?? 'off')
  if (!connection) return null
  const [long, short] = words[armed]
  const Icon = armed === 'off' ? CirclePause : OctagonPause
  return (
    <>
      <Armed armed={armed} key={connection.id} />
      <PickMenu
        title="Stop at the breakpoint"
        align="end"
        value={armed}
        picks={picks}
        onPick={value => void arm(connection.id, ArmMode.parse(value))}
        trigger={
          <Button className={`arm ${armed === 'off' ? '' : 'armed'}`} command="arm-next">
            <Icon size={15} aria-hidden="true" />
            <span className="arm-long">{long}</span>
            <span className="arm-short">{short}</span>
          </Button>
        }
      />
    </>
  )
}
