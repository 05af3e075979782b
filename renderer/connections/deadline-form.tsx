import { type FormEvent, useState } from 'react'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { type ConnectionState, longestMarginMs } from '../../shared/state.ts'
import { ask } from '../engine/ask.ts'
import { thousands } from '../format/numbers.ts'
import { useEngine } from '../state/engine-store.ts'
import { showError, showNote } from '../state/notes-store.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { deadlineSum, readMargin } from './deadline-sum.ts'

/** How early the deadline answer leaves, and which one it is. */
export const DeadlineForm = ({ connection }: { connection: ConnectionState }) => {
  const { deadline, platform, tunnel } = connection
  const answers = useEngine(e => e.answers)
  const [margin, setMargin] = useState(String(deadline.marginMs))
  const [answerId, setAnswerId] = useState(deadline.answerId ?? '')
  const [busy, setBusy] = useState(false)
  const marginMs = readMargin(margin)
  const { blockingLimitMs } = platformFacts(platform)
  const changed = marginMs !== deadline.marginMs || answerId !== (deadline.answerId ?? '')

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (marginMs === null || busy || !changed) return
    setBusy(true)
    try {
      const wanted = { marginMs, answerId: answerId === '' ? null : answerId }
      await ask('connections.deadline', { connectionId: connection.id, deadline: wanted })
      showNote('done', 'The deadline was changed', 'The next call has it.')
    } catch (error) {
      showError(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="card-form" onSubmit={event => void save(event)}>
      <Choice
        label="Deadline answer"
        value={answerId}
        unset="Use your own agent"
        options={answers
          .filter(a => a.platform === platform && a.kind !== 'tool')
          .map(a => ({ value: a.id, label: a.name, meaning: `rev ${a.revision}` }))}
        onChange={setAnswerId}
      />
      <TextField
        label="Margin in milliseconds"
        inputMode="numeric"
        mono
        value={margin}
        bad={marginMs === null}
        onChange={setMargin}
        hint={
          marginMs === null
            ? `A whole number from 0 to ${thousands(longestMarginMs)}.`
            : `Answers by itself at ${deadlineSum(blockingLimitMs, tunnel.estimateMs, marginMs)} after the call came in.`
        }
      />
      <div className="card-acts">
        <Button look="primary" type="submit" disabled={busy || !changed || marginMs === null}>
          Save deadline
        </Button>
      </div>
    </form>
  )
}
