import { BookUser } from 'lucide-react'
import type { ConnectionState } from '../../shared/state.ts'
import { CallersForm } from './callers-form.tsx'
import { CardHead } from './card-head.tsx'
import { ConnectionPick, usePickedConnection } from './picked-connection.tsx'

const csv = `number,name,tier
+1 415 555 0199,Ada,gold
+44 20 7946 0018,Lin,silver`
const json = `[{ "number": "+14155550199", "name": "Ada" }]`
const template = 'Hello {{ caller.name | default: "there" }}!'

/** Who calls, by number, for templates: the VIP pattern without a CRM. */
export const CallersCard = ({ connections }: { connections: readonly ConnectionState[] }) => {
  const { picked, pick } = usePickedConnection(connections)
  if (!picked) return null
  return (
    <section className="card" aria-label="Callers">
      <CardHead title="Callers" icon={<BookUser size={16} aria-hidden="true" />} />
      <p>
        A small table of who calls, keyed by number. Answers find the caller's row in it as{' '}
        <code>caller</code>.
      </p>
      <ConnectionPick
        label="Connection of the callers"
        connections={connections}
        picked={picked}
        onPick={pick}
      />
      <CallersForm key={`${picked.id} ${picked.callers?.file}`} connection={picked} />
      <details className="advanced">
        <summary>What the file looks like, and how an answer uses it</summary>
        <div className="callers-example">
          <pre>{csv}</pre>
          <p>or as JSON</p>
          <pre>{json}</pre>
          <p>and in a prompt</p>
          <pre>{template}</pre>
          <p>The spacing of numbers does not matter. For anybody else, the words after default are used.</p>
        </div>
      </details>
    </section>
  )
}
