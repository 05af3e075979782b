import type { ConnectionState } from '../../shared/state.ts'
import { TextField } from '../ui/text-field.tsx'

export interface TunnelChoice {
  readonly kind: ConnectionState['tunnel']['provider']
  readonly url: string
  readonly host: string
}

/** What was chosen the last time. */
export const tunnelFromState = ({ tunnel, publicUrl }: ConnectionState): TunnelChoice => ({
  kind: tunnel.provider,
  // The public URL ends in the secret path of this connection, which is not part of the tunnel.
  url: tunnel.provider === 'custom' ? (publicUrl ?? '').replace(/\/h\/[^/]*$/, '') : '',
  host: tunnel.host ?? '',
})

/** The choice as the engine takes it. */
export const tunnelParams = ({ kind, url, host }: TunnelChoice): { tunnel: string; tunnelHost?: string } => ({
  tunnel: kind === 'custom' ? url : kind,
  ...(kind === 'localtunnel' && host !== '' ? { tunnelHost: host } : {}),
})

const kinds: readonly { kind: TunnelChoice['kind']; label: string; meaning: string }[] = [
  { kind: 'localtunnel', label: 'localtunnel', meaning: 'a public URL at once, no account' },
  { kind: 'custom', label: 'My own URL', meaning: 'any https:// URL that already leads here' },
  { kind: 'none', label: 'None', meaning: 'reachable from this machine only' },
]

interface TunnelFieldsProps {
  readonly choice: TunnelChoice
  readonly onChange: (choice: TunnelChoice) => void
}

/** What gives this laptop a public URL. */
export const TunnelFields = ({ choice, onChange }: TunnelFieldsProps) => (
  <fieldset className="checks one-column">
    <legend className="label">Tunnel</legend>
    {kinds.map(({ kind, label, meaning }) => (
      <label key={kind}>
        <input
          type="radio"
          name="tunnel"
          checked={choice.kind === kind}
          onChange={() => onChange({ ...choice, kind })}
        />
        <span>{label}</span>
        <span className="check-note">{meaning}</span>
      </label>
    ))}
    {choice.kind === 'custom' && (
      <TextField
        label="Public URL"
        mono
        type="url"
        required
        value={choice.url}
        placeholder="https://…"
        onChange={url => onChange({ ...choice, url })}
      />
    )}
    {choice.kind === 'localtunnel' && (
      <p className="hint">
        The public server of localtunnel is run by one volunteer, and the leg from it to this laptop is plain
        TCP. Deliveries stay signed; their content is readable on that leg.
      </p>
    )}
  </fieldset>
)
