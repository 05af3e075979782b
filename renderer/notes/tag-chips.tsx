import { Tag, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { drawn } from '../text/odd-signs.ts'
import { Button } from '../ui/button.tsx'
import { annotate } from './annotate.ts'
import { useTagsInUse } from './use-tags-in-use.ts'

const longest = 40
const most = 20

interface TagChipsProps {
  readonly captureId: string
  readonly tags: readonly string[]
}

/** Changes the tags as they will be: two changes made quickly do not undo each other before the engine has told of the first. */
const useTagChanges = ({ captureId, tags }: TagChipsProps) => {
  const latest = useRef(tags)
  const underWay = useRef(0)
  useEffect(() => {
    if (underWay.current === 0) latest.current = tags
  }, [tags])
  return async (change: (tags: readonly string[]) => readonly string[]): Promise<void> => {
    const before = latest.current
    const next = change(before)
    if (next === before) return
    latest.current = next
    underWay.current += 1
    const kept = await annotate({ id: captureId, tags: [...next] })
    underWay.current -= 1
    if (!kept && latest.current === next) latest.current = before
  }
}

interface NewTagProps {
  readonly tags: readonly string[]
  readonly onAdd: (tag: string) => Promise<void>
  readonly onDone: () => void
}

const NewTag = ({ tags, onAdd, onDone }: NewTagProps) => {
  const listId = useId()
  const [text, setText] = useState('')
  const known = useTagsInUse(true)
  const add = async (): Promise<void> => {
    const tag = text.trim()
    setText('')
    if (tag !== '') await onAdd(tag)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault()
      void add()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      onDone()
    }
  }
  return (
    <>
      <input
        className="field tag-input"
        aria-label="New tag"
        placeholder="tag, then Enter"
        list={listId}
        maxLength={longest}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: it opens because somebody asked for it, to type at once
        autoFocus
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => void add().then(onDone)}
      />
      <datalist id={listId}>
        {known
          .filter(tag => !tags.includes(tag))
          .map(tag => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </>
  )
}

/** The tags of a capture, to be taken away or added to. */
export const TagChips = ({ captureId, tags }: TagChipsProps) => {
  const change = useTagChanges({ captureId, tags })
  const [adding, setAdding] = useState(false)
  const add = useRef<HTMLButtonElement>(null)
  return (
    <ul className="tags" aria-label="Tags">
      {tags.map(tag => (
        <li key={tag} className="tag">
          {drawn(tag)}
          <button
            type="button"
            aria-label={`Remove the tag ${tag}`}
            onClick={() => void change(known => known.filter(one => one !== tag))}
          >
            <X size={11} aria-hidden="true" />
          </button>
        </li>
      ))}
      <li>
        {adding ? (
          <NewTag
            tags={tags}
            onAdd={tag => change(known => (known.includes(tag) ? known : [...known, tag]))}
            onDone={() => {
              setAdding(false)
              requestAnimationFrame(() => add.current?.focus())
            }}
          />
        ) : (
          tags.length < most && (
            <Button
              ref={add}
              look="ghost"
              className="square"
              tip="Add a tag"
              aria-label="Tag"
              onClick={() => setAdding(true)}
            >
              <Tag size={14} aria-hidden="true" />
            </Button>
          )
        )}
      </li>
    </ul>
  )
}
