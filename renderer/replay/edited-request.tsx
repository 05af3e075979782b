import { useId } from 'react'
import type { CaptureDetail } from '../../shared/capture.ts'
import { count } from '../format/numbers.ts'
import { TextField } from '../ui/text-field.tsx'
import { PayloadField } from './payload-field.tsx'
import { formOf, type ReplayForm } from './replay-form.ts'

interface EditedRequestProps {
  readonly detail: CaptureDetail
  readonly form: ReplayForm
  readonly onChange: (change: Partial<ReplayForm>) => void
}

const isJson = (text: string): boolean => /^\s*[[{]/.test(text)

/** What is sent: what follows the path, headers, body. */
export const EditedRequest = ({ detail, form, onChange }: EditedRequestProps) => {
  const id = useId()
  const lines = form.headers.split('\n').length
  // As it came: an editor that changed with what is written would lose the cursor.
  const json = isJson(formOf(detail).body ?? '')
  return (
    <div className="edited-request">
      <div className="field-block payload-block">
        <span className="label">
          Payload
          {json && (
            <label className="check-line label-note">
              <input
                type="checkbox"
                checked={form.asPlatform}
                onChange={event => onChange({ asPlatform: event.target.checked })}
              />
              keys sorted, no spaces, as the platform writes
            </label>
          )}
        </span>
        {form.body === null ? (
          <p className="hint">
            {count(detail.summary.size, 'byte')} that are no text, or too many to be edited here: they go as
            they were.
          </p>
        ) : (
          <PayloadField text={form.body} json={json} onChange={body => onChange({ body })} />
        )}
      </div>
      <TextField
        label="After the path"
        mono
        value={form.path}
        placeholder="nothing, a query such as ?customer_id=123, or /t/ and a tool"
        onChange={path => onChange({ path })}
      />
      <div className="field-block">
        <label className="label" htmlFor={id}>
          Headers
          <span className="label-note">a line each; those of the connection are made anew</span>
        </label>
        <textarea
          id={id}
          className="field mono typed-area"
          rows={Math.min(8, Math.max(3, lines))}
          autoComplete="off"
          spellCheck={false}
          value={form.headers}
          onChange={event => onChange({ headers: event.target.value })}
        />
      </div>
    </div>
  )
}
