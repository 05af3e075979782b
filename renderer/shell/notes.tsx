import { CircleCheck, FlaskConical, TriangleAlert, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { dismissNote, type Note, type NoteKind, useNotes } from '../state/notes-store.ts'
import { Button } from '../ui/button.tsx'

const icons = { practice: FlaskConical, done: CircleCheck, problem: TriangleAlert } satisfies Record<
  NoteKind,
  unknown
>

/** Long enough to read, and a problem long enough to act on. A note under the pointer or with the focus stays. */
const shownMs: Record<NoteKind, number> = { practice: 9_000, done: 6_000, problem: 25_000 }
/** A note that something can be done about, longer: the way to its button may be long. */
const actionMs = 15_000

const NoteCard = ({ note }: { note: Note }) => {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismissNote(note.id), note.action ? actionMs : shownMs[note.kind])
    return () => clearTimeout(timer)
  }, [held, note])
  const Icon = icons[note.kind]
  const { action } = note
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while somebody is at it
    <div
      className={`note ${note.kind}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={15} aria-hidden="true" />
      <div className="note-words">
        <b>{note.title}</b>
        {note.text && <p>{note.text}</p>}
      </div>
      {action && (
        <Button
          onClick={() => {
            dismissNote(note.id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <Button look="ghost" aria-label="Dismiss note" onClick={() => dismissNote(note.id)}>
        <X size={14} aria-hidden="true" />
      </Button>
    </div>
  )
}

/** Short notes in a corner: what the caller got, what was done, what went wrong. */
export const Notes = () => {
  const notes = useNotes(n => n.notes)
  return (
    <section className="notes" aria-label="Notes" aria-live="polite">
      {notes.map(note => (
        <NoteCard key={note.id} note={note} />
      ))}
    </section>
  )
}
