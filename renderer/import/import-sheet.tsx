import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ImportItem } from '../../shared/fixture-import.ts'
import { asProblem, type Problem } from '../../shared/problem.ts'
import { useFileDrop } from '../answers/use-file-drop.ts'
import { ask } from '../engine/ask.ts'
import { count } from '../format/numbers.ts'
import { useSending } from '../replay/use-sending.ts'
import { Button } from '../ui/button.tsx'
import { layers } from '../ui/layers.ts'
import { ProblemLine } from '../ui/problem-line.tsx'
import { leaveImport, lookAtFiles, lookAtText, looksLikeImport, takeIn } from './import-deeds.ts'
import { ImportRow } from './import-row.tsx'
import { useImport } from './import-store.ts'

const none: readonly ImportItem[] = []

interface Looked {
  readonly items: readonly ImportItem[]
  readonly problem: Problem | null
}

/** What is in the sources, looked at by the engine; nothing is kept. */
const useItems = () => {
  const sources = useImport(i => i.sources)
  const [looked, setLooked] = useState<Looked>({ items: none, problem: null })
  useEffect(() => {
    let over = false
    // A look at more than before may be done sooner than one that began earlier.
    const tell = (now: Looked): void => {
      if (!over) setLooked(now)
    }
    if (sources.length === 0) tell({ items: none, problem: null })
    else
      ask('fixtures.look', { sources: [...sources] })
        .then(({ items }) => tell({ items, problem: null }))
        .catch(error => tell({ items: none, problem: asProblem(error) }))
    return () => {
      over = true
    }
  }, [sources])
  return looked
}

const PasteField = () => {
  const [text, setText] = useState('')
  const odd = text.trim() !== '' && !looksLikeImport(text)
  return (
    <div className="field-block">
      <label className="label" htmlFor="import-paste">
        Paste it, or drop files here
      </label>
      <textarea
        id="import-paste"
        className={`field mono ${odd ? 'bad' : ''}`}
        rows={3}
        value={text}
        placeholder="a fixture, a HAR, { “headers”, “body” }, or a hookswitch://import link"
        aria-invalid={odd || undefined}
        spellCheck={false}
        onChange={event => {
          const pasted = event.target.value
          if (!looksLikeImport(pasted)) {
            setText(pasted)
            return
          }
          setText('')
          lookAtText(pasted)
        }}
      />
      {odd && <div className="hint">That is neither JSON nor a hookswitch://import link.</div>}
    </div>
  )
}

/** Files, a clipboard or a link as captures: what they hold is seen before it is kept. Nothing in them is ever run. */
export const ImportSheet = () => {
  const { left, offerId, sources } = useImport()
  const { items, problem } = useItems()
  const input = useRef<HTMLInputElement>(null)
  const { over, ...drop } = useFileDrop(files => void lookAtFiles(files))
  const { busy, problem: refused, send } = useSending(() => takeIn(items))
  const wanted = items.filter(item => item.problem === null && !left.has(item.key)).length
  return (
    <Dialog.Root open onOpenChange={open => !open && leaveImport()}>
      <Dialog.Portal container={layers}>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className={`sheet import-sheet ${over ? 'dropping' : ''}`} {...drop}>
          <div className="sheet-head">
            <Dialog.Title className="sheet-title">Import captures</Dialog.Title>
            <Dialog.Close className="button ghost square" aria-label="Close">
              <X size={15} aria-hidden="true" />
            </Dialog.Close>
          </div>
          {offerId !== null && <p>A link wants to add these captures. Nothing in them is run.</p>}
          {sources.length === 0 && (
            <p className="muted">
              Fixtures, HAR files and samples of headers and body become captures: to look at, to compare and
              to replay. No figure counts them.
            </p>
          )}
          {items.length > 0 && (
            <ul className="import-items" aria-label="What was found">
              {items.map(item => (
                <ImportRow key={item.key} item={item} wanted={!left.has(item.key)} />
              ))}
            </ul>
          )}
          {(problem ?? refused) && (
            <ProblemLine problem={(problem ?? refused) as NonNullable<typeof problem>} />
          )}
          {offerId === null && <PasteField />}
          <input
            ref={input}
            type="file"
            accept=".json,.har,application/json"
            multiple
            hidden
            aria-label="Files to import"
            onChange={event => {
              void lookAtFiles([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          <div className="import-acts">
            {offerId === null && (
              <Button
                look={sources.length === 0 ? 'primary' : 'plain'}
                onClick={() => input.current?.click()}
              >
                Choose files
              </Button>
            )}
            <span className="grow" />
            <Button onClick={leaveImport}>Cancel</Button>
            {sources.length > 0 && (
              <Button look="primary" disabled={busy || wanted === 0} onClick={() => send(false)}>
                {wanted === 0 ? 'Import' : `Import ${count(wanted, 'capture')}`}
              </Button>
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
