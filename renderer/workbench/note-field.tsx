import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { swapIn } from '../actions/swap-in.ts'
import { setNote } from '../state/drafts-store.ts'
import { Button } from '../ui/button.tsx'

/** As long as the engine takes it. */
const longest = 500

interface NoteFieldProps {
  readonly answerId: string
  readonly note: string
}

/** Why the next revision is made. Enter swaps in; Escape takes the note away. */
export const NoteField = ({ answerId, note }: NoteFieldProps) => {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <div className="note-line">
      <input
        ref={field}
        className="field"
        aria-label="Note for this revision"
        placeholder="Why? A note for this revision"
        maxLength={longest}
        value={note}
        autoComplete="off"
        onChange={event => setNote(answerId, event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault()
            void swapIn(answerId)
          }
          if (event.key === 'Escape' && note === '') setNote(answerId, undefined)
        }}
      />
      <Button
        look="ghost"
        className="square"
        aria-label="Without a note"
        onClick={() => setNote(answerId, undefined)}
      >
        <X size={14} aria-hidden="true" />
      </Button>
    </div>
  )
}
