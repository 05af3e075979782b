import { type FormEvent, useId, useState } from 'react'
import { ConnectionColour, type ConnectionState, type PrivacyMode } from '../../shared/state.ts'
import { ask } from '../engine/ask.ts'
import { showError, showNote } from '../state/notes-store.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'

const privacyWords: Record<PrivacyMode, readonly [label: string, meaning: string]> = {
  all: ['Everything', 'Payloads, headers and answers as they came.'],
  'no-transcripts': ['No transcripts or recordings', 'What was said, and where to hear it, is left out.'],
  metadata: ['Only what a row shows', 'No payload, no headers, no answer. Nothing to search or replay.'],
}
const modes = Object.keys(privacyWords) as PrivacyMode[]

const mostLetters = 60

interface RadiosProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly values: readonly T[]
  readonly className: string
  readonly onChange: (value: T) => void
  readonly words: (value: T) => React.ReactNode
}

const Radios = <T extends string>({ label, value, values, className, onChange, words }: RadiosProps<T>) => {
  const name = useId()
  return (
    <fieldset className={className}>
      <legend className="label">{label}</legend>
      {values.map(one => (
        <label key={one} className={one === value ? 'on' : ''}>
          <input type="radio" name={name} checked={one === value} onChange={() => onChange(one)} />
          {words(one)}
        </label>
      ))}
    </fieldset>
  )
}

/** Name, colour and privacy of one connection, saved together. */
export const ConnectionForm = ({ connection }: { connection: ConnectionState }) => {
  const [name, setName] = useState(connection.name)
  const [colour, setColour] = useState(connection.colour)
  const [privacy, setPrivacy] = useState(connection.privacy)
  const [busy, setBusy] = useState(false)
  const wanted = name.trim()
  const isLong = wanted.length > mostLetters
  const looks = wanted !== connection.name || colour !== connection.colour
  const changed = looks || privacy !== connection.privacy

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy || !changed || isLong) return
    setBusy(true)
    const connectionId = connection.id
    try {
      if (looks)
        await ask('connections.look', {
          connectionId,
          colour,
          ...(wanted === connection.name ? {} : { name: wanted === '' ? null : wanted }),
        })
      if (privacy !== connection.privacy) await ask('connections.privacy', { connectionId, privacy })
      showNote(
        'done',
        'The connection was changed',
        privacy === connection.privacy ? '' : 'From the next delivery on.',
      )
    } catch (error) {
      showError(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="card-form" onSubmit={event => void save(event)}>
      <TextField
        label="Name"
        value={name}
        placeholder="its own name"
        bad={isLong}
        hint={isLong ? `At most ${mostLetters} letters.` : undefined}
        onChange={setName}
      />
      <Radios
        label="Colour"
        className="swatches"
        value={colour}
        values={ConnectionColour.options}
        onChange={setColour}
        words={one => (
          <>
            <i className={`swatch colour-${one}`} aria-hidden="true" /> {one}
          </>
        )}
      />
      <Radios
        label="What is kept of a delivery"
        className="privacy-modes"
        value={privacy}
        values={modes}
        onChange={setPrivacy}
        words={one => (
          <span>
            {privacyWords[one][0]}
            <small>{privacyWords[one][1]}</small>
          </span>
        )}
      />
      {privacy !== connection.privacy && (
        <p className="hint">Counts from the next delivery on. What was kept before stays.</p>
      )}
      <div className="card-acts">
        <Button look="primary" type="submit" disabled={busy || !changed || isLong}>
          Save connection
        </Button>
      </div>
    </form>
  )
}
