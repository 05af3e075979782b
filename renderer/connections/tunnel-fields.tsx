import type { Problem } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import { TextField } from '../ui/text-field.tsx'
import { providerNames, traitWords, usualTraits } from './provider-traits.ts'
import type { SshFields } from './ssh-fields.ts'
import type { TunnelChoice } from './tunnel-choice.ts'

const kinds: readonly { kind: TunnelChoice['kind']; meaning: string }[] = [
  { kind: 'localtunnel', meaning: 'a public URL at once' },
  { kind: 'ssh', meaning: 'own server or tunnel service' },
  { kind: 'custom', meaning: 'any URL that already leads here' },
  { kind: 'none', meaning: 'for a simulator' },
]

interface SshPartProps {
  readonly fields: SshFields
  readonly problem: Problem | null
  readonly onChange: (fields: SshFields) => void
}

const SshPart = ({ fields, problem, onChange }: SshPartProps) => {
  const put = (name: keyof SshFields) => (value: string) => onChange({ ...fields, [name]: value })
  const told = problem !== null && fields.server !== ''
  return (
    <div className="tunnel-more">
      <TextField
        label="SSH server"
        mono
        required
        value={fields.server}
        placeholder="user@host:22"
        bad={told}
        onChange={put('server')}
        hint={told ? sayProblem(problem.info).what : undefined}
      />
      <TextField
        label="Public URL"
        mono
        value={fields.url}
        placeholder="https://hooks.example.com"
        onChange={put('url')}
        hint="Where the public reaches your server. Leave it empty for a service that prints its own."
      />
      <div className="field-pair">
        <TextField
          label="Port on the server"
          mono
          value={fields.listen}
          placeholder={fields.url === '' ? 'localhost:80' : '127.0.0.1:8080'}
          onChange={put('listen')}
        />
        <TextField
          label="Key file"
          mono
          value={fields.key}
          placeholder="SSH agent, then ~/.ssh"
          onChange={put('key')}
        />
      </div>
    </div>
  )
}

interface TunnelFieldsProps {
  readonly choice: TunnelChoice
  /** What is wrong with the choice as it stands. */
  readonly problem: Problem | null
  readonly onChange: (choice: TunnelChoice) => void
}

/** What gives this laptop a public URL, and what each way of doing so is like. */
export const TunnelFields = ({ choice, problem, onChange }: TunnelFieldsProps) => (
  <fieldset className="tunnels">
    <legend className="label">Tunnel</legend>
    <div className="tunnel-list">
      {kinds.map(({ kind, meaning }) => (
        <label key={kind} className={choice.kind === kind ? 'on' : ''}>
          <input
            type="radio"
            name="tunnel"
            checked={choice.kind === kind}
            onChange={() => onChange({ ...choice, kind })}
          />
          <span className="tunnel-name">{providerNames[kind]}</span>
          <span className="tunnel-meaning">{meaning}</span>
          <span className="tunnel-traits">
            {traitWords(kind, usualTraits(kind, choice.ssh.url !== '')).join(' · ')}
          </span>
        </label>
      ))}
    </div>
    {choice.kind === 'ssh' && (
      <SshPart fields={choice.ssh} problem={problem} onChange={ssh => onChange({ ...choice, ssh })} />
    )}
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
        Its public server is run by one volunteer, and the leg from it to this laptop is plain TCP: deliveries
        stay signed, but can be read there.
      </p>
    )}
  </fieldset>
)
