import { type FormEvent, useState } from 'react'
import {
  mostValueChars,
  type RedactionReason,
  type Replaced,
} from '../../shared/requests/fixture-requests.ts'
import { kindWords } from '../fixtures/redaction-words.ts'
import { thousands } from '../format/numbers.ts'
import { useEngine } from '../state/engine-store.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { coverValue, keepValue, leaveValue, useShare } from './share-store.ts'

const why: Record<RedactionReason, string> = {
  field: 'by the name of its field',
  shape: 'by its shape',
  elsewhere: 'found elsewhere in it',
  'by-hand': 'added by you',
}

const Row = ({ one }: { one: Replaced }) => {
  const masked = useEngine(e => e.preferences.masked)
  const byHand = one.why === 'by-hand'
  const long = one.original.length > mostValueChars
  return (
    <li className="replaced-row">
      <span className="replaced-values mono">
        <del>{one.original}</del>
        <ins>{one.standIn}</ins>
      </span>
      <span className="replaced-why" title={one.places.join('\n')}>
        {kindWords[one.kind]} {why[one.why]}
        {one.times > 1 && `, ${one.times} times`}
      </span>
      <Button
        look="ghost"
        disabled={masked || long}
        aria-label={`${byHand ? 'Do not replace' : 'Keep'} ${one.original}`}
        tip={
          masked
            ? 'Not while values are masked'
            : long
              ? 'Too long to be kept'
              : byHand
                ? 'Leave it as it is'
                : 'Share this value as it is'
        }
        onClick={() => (byHand ? leaveValue(one.original) : keepValue(one.original))}
      >
        {byHand ? 'Undo' : 'Keep'}
      </Button>
    </li>
  )
}

const Kept = ({ value, shown }: { value: string; shown: string }) => (
  <li className="replaced-row">
    <span className="replaced-values mono">{shown}</span>
    <span className="replaced-why c-fallback">kept as it is, because you said so</span>
    <Button look="ghost" aria-label={`Replace ${shown}`} onClick={() => leaveValue(value)}>
      Replace
    </Button>
  </li>
)

const NotThere = ({ value }: { value: string }) => (
  <li className="replaced-row">
    <span className="replaced-values mono">{value}</span>
    <span className="replaced-why c-fallback">added by you, and found nowhere in it</span>
    <Button look="ghost" aria-label={`Do not replace ${value}`} onClick={() => leaveValue(value)}>
      Undo
    </Button>
  </li>
)

const AddForm = () => {
  const [text, setText] = useState('')
  const long = text.trim().length > mostValueChars
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() === '' || long) return
    coverValue(text.trim())
    setText('')
  }
  return (
    <form className="replaced-add" onSubmit={submit}>
      <TextField
        label="Also replace"
        mono
        value={text}
        placeholder="a value, wherever it stands"
        bad={long}
        hint={long && `${thousands(mostValueChars)} characters at most`}
        onChange={setText}
      />
      <Button type="submit" disabled={text.trim() === '' || long}>
        Add
      </Button>
    </form>
  )
}

/** What is replaced and why; each value can be kept, and others added. */
export const ReplacedList = ({ replaced, fresh }: { replaced: readonly Replaced[]; fresh: boolean }) => {
  const { cover, keep } = useShare(s => s.redaction)
  const masked = useEngine(e => e.preferences.masked)
  // Of a long list only the beginning came, and of a masked one no value can be read.
  const known = fresh && !masked && replaced.length < 2_000
  const notThere = known ? cover.filter(value => !replaced.some(one => one.original.includes(value))) : []
  return (
    <>
      <section className="replaced" aria-label="What is replaced">
        {replaced.length === 0 && keep.length === 0 && notThere.length === 0 && (
          <p className="faint">Nothing private was found. Look it over all the same.</p>
        )}
        <ul>
          {keep.map(value => (
            <Kept key={`kept ${value}`} value={value} shown={masked ? '••' : value} />
          ))}
          {notThere.map(value => (
            <NotThere key={`not there ${value}`} value={value} />
          ))}
          {replaced.map(one => (
            <Row key={`${one.kind} ${one.original} ${one.standIn}`} one={one} />
          ))}
        </ul>
      </section>
      <AddForm />
    </>
  )
}
