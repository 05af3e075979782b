import { useId } from 'react'
import type { ConnectionState } from '../../shared/state.ts'
import { TextField } from '../ui/text-field.tsx'
import type { SendingForm } from './replay-form.ts'

interface SendingFieldsProps {
  readonly form: SendingForm
  /** What `null` stands for. */
  readonly signsByItself: boolean
  readonly connection: ConnectionState | undefined
  /** How often each is sent can be chosen. */
  readonly withTimes: boolean
  readonly onChange: (change: Partial<SendingForm>) => void
}

interface Target {
  readonly kind: SendingForm['kind']
  readonly label: string
  readonly meaning: string
  readonly off: boolean
}

const targetsOf = (connection: ConnectionState | undefined): readonly Target[] => {
  const live = connection?.status === 'live' || connection?.status === 'paused'
  const handler = connection?.forwardTo ?? null
  return [
    {
      kind: 'engine',
      label: 'The engine',
      meaning: live ? 'rules, answers, handler: as a live call' : 'the connection is off: connect it first',
      off: !live,
    },
    {
      kind: 'handler',
      label: 'The handler',
      meaning: handler ?? 'none is set; see Connections',
      off: handler === null,
    },
    { kind: 'url', label: 'A URL', meaning: 'on this machine; anywhere else is asked about', off: false },
  ]
}

/** Where it goes, whether it is signed, how often and how fast. */
export const SendingFields = (props: SendingFieldsProps) => {
  const { connection, form, onChange, signsByItself, withTimes } = props
  const name = useId()
  return (
    <div className="sending">
      <fieldset className="targets">
        <legend className="label">Where to</legend>
        {targetsOf(connection).map(({ kind, label, meaning, off }) => (
          <label key={kind} className={off ? 'off' : ''}>
            <input
              type="radio"
              name={name}
              checked={form.kind === kind}
              disabled={off}
              onChange={() => onChange({ kind })}
            />
            <b>{label}</b>
            <span>{meaning}</span>
          </label>
        ))}
      </fieldset>
      {form.kind === 'url' && (
        <TextField
          label="URL"
          mono
          value={form.url}
          placeholder="http://localhost:3000/webhook"
          onChange={url => onChange({ url })}
        />
      )}
      <label className="check-line">
        <input
          type="checkbox"
          checked={form.sign ?? signsByItself}
          onChange={event => onChange({ sign: event.target.checked })}
        />
        Sign with the current secret
      </label>
      <div className="pace-fields">
        {withTimes && (
          <TextField
            label="Times"
            inputMode="numeric"
            value={form.times}
            onChange={times => onChange({ times })}
          />
        )}
        <TextField
          label="Per second"
          inputMode="decimal"
          value={form.rate}
          placeholder="one by one"
          onChange={rate => onChange({ rate })}
        />
      </div>
    </div>
  )
}
