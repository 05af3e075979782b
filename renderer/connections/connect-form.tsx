import { type FormEvent, useState } from 'react'
import { oddNumber, readNumbers } from '../../shared/number-list.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { Problem } from '../../shared/problem.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { connect } from '../actions/open-and-close.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { CallersHint } from './callers-hint.tsx'
import { EventChecks } from './event-checks.tsx'
import { NumbersField } from './numbers-field.tsx'
import { SecretField } from './secret-field.tsx'
import { type TunnelChoice, tunnelFromState, tunnelParams } from './tunnel-choice.ts'
import { TunnelFields } from './tunnel-fields.tsx'

/** The first thing that keeps the button from being pressed, in words. */
const missingFor = (
  given: Readonly<Record<'key' | 'events' | 'tunnel' | 'numbers', boolean>>,
): string | null => {
  if (!given.key) return 'Paste an API key.'
  if (!given.events) return 'Choose at least one event.'
  if (!given.tunnel) return 'Name the SSH server.'
  return given.numbers ? null : 'Mend the numbers.'
}

/** What is needed to register a temporary endpoint. Secrets go in and never come back. */
export const ConnectForm = ({ connection }: { connection: ConnectionState }) => {
  const facts = platformFacts(connection.platform)
  const [apiKey, setApiKey] = useState('')
  const [apiUrl, setApiUrl] = useState(connection.apiUrl ?? '')
  const [events, setEvents] = useState<readonly string[]>(
    connection.events.length > 0 ? connection.events : facts.defaultEvents,
  )
  const [tunnel, setTunnel] = useState<TunnelChoice>(() => tunnelFromState(connection))
  const [busy, setBusy] = useState(false)
  const [numbers, setNumbers] = useState(() => connection.onlyNumbers.join('\n'))
  const tunnelAsked = tunnelParams(tunnel)
  const onlyNumbers = [...readNumbers(numbers)]
  const missing = missingFor({
    key: apiKey !== '' || connection.apiKeySet,
    events: events.length > 0,
    tunnel: !(tunnelAsked instanceof Problem),
    numbers: oddNumber(onlyNumbers) === null,
  })

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy || missing !== null || tunnelAsked instanceof Problem) return
    setBusy(true)
    const open = await connect({
      connectionId: connection.id,
      ...(apiKey === '' ? {} : { apiKey }),
      ...(apiUrl === '' ? {} : { apiUrl }),
      events: [...events],
      ...tunnelAsked,
      onlyNumbers,
    })
    setBusy(false)
    if (open) setApiKey('')
  }
  return (
    <form className="card-form" onSubmit={event => void submit(event)}>
      <p>
        Registers a temporary endpoint with your account and takes it away again when you disconnect or quit.
        The API key needs the admin role.
      </p>
      <SecretField
        label="API key"
        isSet={connection.apiKeySet}
        value={apiKey}
        placeholder="sk_live_…"
        onChange={setApiKey}
      />
      <EventChecks facts={facts} chosen={events} onChange={setEvents} />
      <CallersHint facts={facts} events={events} />
      <TunnelFields
        choice={tunnel}
        problem={tunnelAsked instanceof Problem ? tunnelAsked : null}
        onChange={setTunnel}
      />
      <NumbersField value={numbers} onChange={setNumbers} />
      <details className="advanced">
        <summary>Advanced</summary>
        <TextField
          label="API URL"
          mono
          value={apiUrl}
          placeholder={facts.apiUrl}
          onChange={setApiUrl}
          hint="With the version, such as …/v1."
        />
        <TextField
          label="Tunnel server"
          mono
          value={tunnel.host}
          placeholder="https://localtunnel.me"
          disabled={tunnel.kind !== 'localtunnel'}
          onChange={host => setTunnel({ ...tunnel, host })}
        />
      </details>
      <div className="card-acts">
        <Button look="primary" type="submit" disabled={busy || missing !== null}>
          Connect
        </Button>
        {missing !== null && <span className="hint">{missing}</span>}
      </div>
    </form>
  )
}
