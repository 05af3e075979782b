import { type FormEvent, useState } from 'react'
import type { ConnectionState } from '../../shared/state.ts'
import { ask } from '../engine/ask.ts'
import { places } from '../keyboard/focus.ts'
import { showError, showNote } from '../state/notes-store.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { HandlerHealth } from './handler-health.tsx'
import { HandlerHint } from './handler-hint.tsx'
import { SecretField } from './secret-field.tsx'

/** The handler's URL, and its secret if it has another one than the endpoint. */
export const ForwardForm = ({ connection }: { connection: ConnectionState }) => {
  const [url, setUrl] = useState(connection.forwardTo ?? '')
  const [secret, setSecret] = useState('')
  const [insecure, setInsecure] = useState(connection.forwardInsecure)
  const [busy, setBusy] = useState(false)
  const isSecure = /^\s*https:/i.test(url)
  const changed =
    url !== (connection.forwardTo ?? '') ||
    secret !== '' ||
    (isSecure && insecure !== connection.forwardInsecure)

  const send = async (
    forwardTo: string | null,
    handlerSecret: string | null | undefined,
    done: string,
  ): Promise<void> => {
    setBusy(true)
    try {
      await ask('connections.forward', {
        connectionId: connection.id,
        forwardTo,
        insecure: isSecure && insecure,
        ...(handlerSecret === undefined ? {} : { handlerSecret }),
      })
      setSecret('')
      showNote('done', done)
    } catch (error) {
      showError(error)
    } finally {
      setBusy(false)
    }
  }
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const forwardTo = url.trim() === '' ? null : url.trim()
    void send(
      forwardTo,
      secret === '' ? undefined : secret,
      forwardTo ? 'Deliveries are forwarded' : 'Nothing is forwarded',
    )
  }
  return (
    <form className="card-form" onSubmit={save}>
      <TextField
        id={places.handler}
        label={
          <>
            Handler URL
            <HandlerHealth connection={connection} />
          </>
        }
        mono
        value={url}
        placeholder="http://localhost:3000/webhook"
        onChange={setUrl}
        hint={connection.forwardTo === null ? 'Nothing is forwarded: the answer is given here.' : undefined}
      />
      {isSecure && (
        <div className="checks one-column">
          <label>
            <input type="checkbox" checked={insecure} onChange={event => setInsecure(event.target.checked)} />
            <span>
              Accept any certificate <span className="check-note">self-signed ones too</span>
            </span>
          </label>
        </div>
      )}
      <SecretField
        label="Handler secret"
        isSet={connection.handlerSecretSet}
        value={secret}
        placeholder="only if your handler has a secret of its own"
        onChange={setSecret}
      />
      <HandlerHint connection={connection} />
      <div className="card-acts">
        <Button look="primary" type="submit" disabled={busy || !changed}>
          Save
        </Button>
        {connection.forwardTo !== null && (
          <Button disabled={busy} onClick={() => void send(null, undefined, 'Nothing is forwarded')}>
            Stop forwarding
          </Button>
        )}
        {connection.handlerSecretSet && (
          <Button
            look="ghost"
            disabled={busy}
            onClick={() => void send(connection.forwardTo, null, 'The handler secret was removed')}
          >
            Remove secret
          </Button>
        )}
      </div>
    </form>
  )
}
