import { type FormEvent, useState } from 'react'
import { sayProblem } from '../../shared/problem-words.ts'
import type { CallersState, ConnectionState } from '../../shared/state.ts'
import { ask } from '../engine/ask.ts'
import { count } from '../format/numbers.ts'
import { showError, showNote } from '../state/notes-store.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'

const TableState = ({ callers }: { callers: CallersState }) => {
  const words = callers.problem && sayProblem(callers.problem)
  return (
    <>
      {(callers.rows > 0 || !words) && (
        <p role="status">
          <b>{count(callers.rows, 'number')}</b> {callers.rows === 1 ? 'is' : 'are'} known. The file is
          watched: saving it is enough.
        </p>
      )}
      {words && (
        <p className="inline-problem" role="alert">
          <b>{words.what}</b> {words.next}
        </p>
      )}
    </>
  )
}

/** The file with the table of callers, and how it was read. */
export const CallersForm = ({ connection: { id, callers } }: { connection: ConnectionState }) => {
  const [file, setFile] = useState(callers?.file ?? '')
  const [busy, setBusy] = useState(false)
  const wanted = file.trim() === '' ? null : file.trim()

  const send = async (path: string | null): Promise<void> => {
    setBusy(true)
    try {
      await ask('connections.callers', { connectionId: id, file: path })
      // How the table was read stands in the connection's state, and below the field.
      if (path === null) showNote('done', 'No table of callers')
    } catch (error) {
      showError(error)
    } finally {
      setBusy(false)
    }
  }
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (!busy) void send(wanted)
  }
  return (
    <form className="card-form" onSubmit={save}>
      <TextField
        label="CSV or JSON file on this machine"
        mono
        value={file}
        placeholder="/home/you/callers.csv"
        onChange={setFile}
      />
      {callers && <TableState callers={callers} />}
      <div className="card-acts">
        <Button look="primary" type="submit" disabled={busy || wanted === (callers?.file ?? null)}>
          Save table
        </Button>
        {callers && (
          <Button disabled={busy} onClick={() => void send(null)}>
            Stop using it
          </Button>
        )}
      </div>
    </form>
  )
}
