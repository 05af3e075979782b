import { hitsIn } from '../text/hits.ts'
import { Signs } from '../ui/signs.tsx'

/** Characters around a hit. */
const around = 60

/** The place in the note that holds the filter's words; nothing where none does. */
export const NoteHit = ({ note, pattern }: { note: string | null; pattern: RegExp | null }) => {
  const hits = note !== null && pattern ? hitsIn(note, pattern) : []
  const [first] = hits
  if (note === null || !first) return null
  const from = Math.max(0, first.from - around)
  const to = Math.min(note.length, first.to + around)
  return (
    <p className="note-hit">
      In the note: {from > 0 && '…'}
      <Signs text={note} from={from} to={to} hits={hits} />
      {to < note.length && '…'}
    </p>
  )
}
