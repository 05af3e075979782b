import { StickyNote } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { covered } from '../../shared/mask/mask-text.ts'
import { hasModifier } from '../keyboard/modifier.ts'
import { Button } from '../ui/button.tsx'
import { annotate } from './annotate.ts'
import { NoteText } from './note-text.tsx'

const longest = 10_000

interface CaptureNoteProps {
  readonly captureId: string
  /** As it was fetched; null where there is none. */
  readonly note: string | null
}

/** A note on a capture: click to write, away or Ctrl Enter keeps it, Esc leaves it as it was. */
export const CaptureNote = ({ captureId, note }: CaptureNoteProps) => {
  const [kept, setKept] = useState(note)
  const [text, setText] = useState<string | null>(null)
  const opener = useRef<HTMLButtonElement>(null)
  // What another window wrote, as soon as it was fetched.
  useEffect(() => setKept(note), [note])

  const close = (): void => {
    setText(null)
    requestAnimationFrame(() => opener.current?.focus())
  }
  const keep = async (): Promise<void> => {
    if (text === null) return
    const next = text.trim() === '' ? null : text.trimEnd()
    if (next === kept || (await annotate({ id: captureId, note: next }))) {
      setKept(next)
      setText(null)
    }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault()
      close()
    } else if (event.key === 'Enter' && hasModifier(event.nativeEvent)) {
      event.preventDefault()
      event.stopPropagation()
      void keep().then(() => requestAnimationFrame(() => opener.current?.focus()))
    }
  }
  if (text !== null)
    return (
      <textarea
        className="field note-input"
        aria-label="Note on this capture"
        data-keeps-enter
        rows={Math.min(8, Math.max(2, text.split('\n').length))}
        maxLength={longest}
        // biome-ignore lint/a11y/noAutofocus: it opens because somebody asked for it, to type at once
        autoFocus
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => void keep()}
      />
    )
  if (kept === null)
    return (
      <Button
        ref={opener}
        look="ghost"
        className="square"
        tip="Write a note"
        aria-label="Note"
        onClick={() => setText('')}
      >
        <StickyNote size={14} aria-hidden="true" />
      </Button>
    )
  if (kept === covered) return <p className="note-shown faint">The note is covered while masking is on.</p>
  return (
    <button
      ref={opener}
      type="button"
      className="note-shown"
      aria-label={`Note: ${kept}. Change it`}
      onClick={() => setText(kept)}
    >
      <StickyNote size={13} aria-hidden="true" />
      <NoteText text={kept} />
    </button>
  )
}
