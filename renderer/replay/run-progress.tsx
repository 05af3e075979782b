import { thousands } from '../format/numbers.ts'
import { Button } from '../ui/button.tsx'
import { cancelReplay } from './replay-deeds.ts'
import type { Run } from './replay-store.ts'
import { targetWords } from './run-words.ts'

/** A run that goes on, and what stops it. */
export const RunProgress = ({ run: { state } }: { run: Run }) => (
  <div className="run-progress">
    <progress value={state.sent} max={state.total} aria-label={`Replays to ${targetWords(state.target)}`} />
    <span className="run-count">
      {thousands(state.sent)} of {thousands(state.total)}
      {state.failed > 0 && `, ${thousands(state.failed)} without an answer`}
    </span>
    <Button onClick={() => cancelReplay(state.id)}>Cancel</Button>
  </div>
)
