import { FileDiff } from 'lucide-react'
import { useState } from 'react'
import { CardHead } from '../connections/card-head.tsx'
import { count } from '../format/numbers.ts'
import { useEngine } from '../state/engine-store.ts'
import { Button } from '../ui/button.tsx'
import { DriftRow } from './drift-row.tsx'

const firstShown = 8

/** What the platform sends and does not document: never an error, worth a look before your code meets it. */
export const DriftCard = () => {
  const drift = useEngine(e => e.drift)
  const [all, setAll] = useState(false)
  const newestFirst = drift.toSorted((a, b) => b.lastAt.localeCompare(a.lastAt))
  const shown = all ? newestFirst : newestFirst.slice(0, firstShown)
  return (
    <section className="card" aria-label="Platform changed" id="platform-changed" tabIndex={-1}>
      <CardHead title="Platform changed" icon={<FileDiff size={16} aria-hidden="true" />} />
      {drift.length === 0 ? (
        <p>
          Nothing: every verified delivery so far had the events, fields and types of the platform's
          documents.
        </p>
      ) : (
        <>
          <p>
            {count(drift.length, 'thing')} in verified deliveries that the documents do not have. Calls are
            answered as ever; your own code may not expect them.
          </p>
          <ul className="drift-list">
            {shown.map(item => (
              <DriftRow key={item.id} item={item} />
            ))}
          </ul>
          {newestFirst.length > shown.length && (
            <div className="card-acts">
              <Button onClick={() => setAll(true)}>Show all {drift.length}</Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}
