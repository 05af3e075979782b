import { FlaskConical } from 'lucide-react'
import { placeCall } from '../actions/place-call.ts'
import { useEngine } from '../state/engine-store.ts'
import { Button } from '../ui/button.tsx'
import { ScenarioMenu } from './scenario-menu.tsx'

/** The practice line, always in sight and always named so. */
export const PracticeCard = () => {
  const practice = useEngine(e => e.connections.find(c => c.mode === 'practice'))
  const link = useEngine(e => e.link)
  if (!practice) return null
  const ready = practice.status === 'live' && link === 'open'
  return (
    <section className="practice" aria-label="Practice line">
      <p>
        <FlaskConical size={13} aria-hidden="true" />
        <span>
          <b>Practice line</b>
          <span className="practice-more">: no account, no internet. Calls are simulated.</span>
        </span>
      </p>
      <div className="practice-call">
        <Button command="place-call" showKeys disabled={!ready} onClick={() => void placeCall()}>
          Place a call
        </Button>
        <ScenarioMenu disabled={!ready} />
      </div>
    </section>
  )
}
