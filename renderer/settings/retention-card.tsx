import { Archive } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Retention } from '../../shared/preferences.ts'
import { savePreferences } from '../actions/save-preferences.ts'
import { CardHead } from '../connections/card-head.tsx'
import { bytes, count } from '../format/numbers.ts'
import { useEngine } from '../state/engine-store.ts'
import { showNote } from '../state/notes-store.ts'
import { Button } from '../ui/button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type RetentionText, readRetention, retentionText, type Unit } from './retention-fields.ts'
import { useKept } from './use-kept.ts'

const unitOptions: readonly { readonly value: Unit; readonly label: string }[] = [
  { value: 'MiB', label: 'MiB' },
  { value: 'GiB', label: 'GiB' },
]

const RetentionForm = ({ saved }: { saved: Retention }) => {
  const [text, setText] = useState(() => retentionText(saved))
  const [busy, setBusy] = useState(false)
  const { retention, wrong } = readRetention(text)
  const changed = JSON.stringify(retention) !== JSON.stringify(saved)
  const put = (change: Partial<RetentionText>): void => setText({ ...text, ...change })

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!retention || busy || !changed) return
    setBusy(true)
    if (await savePreferences({ retention }))
      showNote('done', 'What is kept was changed', 'Older captures go within a minute, pinned ones stay.')
    setBusy(false)
  }
  return (
    <form className="card-form" onSubmit={event => void save(event)}>
      <TextField
        label="Captures at most"
        inputMode="numeric"
        mono
        value={text.captures}
        placeholder="no limit"
        bad={wrong.captures !== undefined}
        hint={wrong.captures}
        onChange={captures => put({ captures })}
      />
      <TextField
        label="Days at most"
        inputMode="numeric"
        mono
        value={text.days}
        placeholder="no limit"
        bad={wrong.days !== undefined}
        hint={wrong.days}
        onChange={days => put({ days })}
      />
      <div className="size-field">
        <TextField
          label="Size at most"
          inputMode="decimal"
          mono
          value={text.size}
          placeholder="no limit"
          bad={wrong.size !== undefined}
          hint={wrong.size}
          onChange={size => put({ size })}
        />
        <Segmented
          label="Unit of the size"
          value={text.unit}
          options={unitOptions}
          onChange={unit => put({ unit })}
        />
      </div>
      <div className="card-acts">
        <Button look="primary" type="submit" disabled={busy || !changed || !retention}>
          Save what is kept
        </Button>
      </div>
    </form>
  )
}

/** How much is kept before the oldest captures go. */
export const RetentionCard = () => {
  const saved = useEngine(e => e.preferences.retention)
  const kept = useKept()
  return (
    <section className="card" aria-label="What is kept">
      <CardHead title="What is kept" icon={<Archive size={16} aria-hidden="true" />} />
      <p>
        The oldest captures go when the first of these limits is reached. Pinned ones are kept.
        {kept && (
          <>
            {' '}
            Now: <b>{count(kept.captures, 'capture')}</b>, <b>{bytes(kept.bytes)}</b>.
          </>
        )}
      </p>
      <RetentionForm key={JSON.stringify(saved)} saved={saved} />
    </section>
  )
}
