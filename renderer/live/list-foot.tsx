import { FileDown, Pin, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { pinChosen } from '../actions/keep-captures.ts'
import { chosenNow } from '../actions/select-several.ts'
import { count, thousands } from '../format/numbers.ts'
import { openShare } from '../share/share-store.ts'
import { list, pauseList, useList, waitingNow } from '../state/list-store.ts'
import { useParsedFilter } from '../state/shown.ts'
import { useShownList } from '../state/shown-list.ts'
import { selectNoOthers, useView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'

/** What a list is of: all that fit a filter, or as many as it holds. */
const sizeWords = (size: number, filtered: boolean, more: boolean): string => {
  if (!filtered) return `the newest ${count(size, 'capture')}`
  return `${more ? 'the newest ' : ''}${count(size, 'match', 'matches')}`
}

const Several = ({ size }: { size: number }) => (
  <div className="list-foot">
    <span>{thousands(size)} chosen</span>
    <span className="grow" />
    <Button onClick={pinChosen} command="pin">
      <Pin size={13} aria-hidden="true" /> Pin
    </Button>
    <Button command="save-fixture" onClick={() => openShare(chosenNow())}>
      <FileDown size={13} aria-hidden="true" /> Save fixtures
    </Button>
    <Button look="ghost" className="square" aria-label="Choose only one" onClick={selectNoOthers}>
      <X size={14} aria-hidden="true" />
    </Button>
  </div>
)

const Paused = () => {
  const waiting = waitingNow()
  return (
    <div className="list-foot">
      <span>Paused{waiting > 0 && `, ${count(waiting, 'capture')} waiting`}</span>
      <span className="grow" />
      <Button look="primary" onClick={() => pauseList(false)} command="pause">
        {waiting > 0 ? `Show ${thousands(waiting)} new` : 'Resume'}
      </Button>
    </div>
  )
}

/** Says how many there are once the list is what was asked for, to those who hear the page. */
const Told = ({ words, searching }: { words: string; searching: boolean }) => {
  const [told, setTold] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes later is not told each time
  useEffect(() => {
    if (!searching) setTold(words)
  }, [searching])
  return (
    <span className="unseen" role="status">
      {told}
    </span>
  )
}

/** What there is to say of the list as a whole, below it. */
export const ListFoot = () => {
  const { size } = useShownList()
  const { terms, problem } = useParsedFilter()
  const filtered = terms.length > 0 && problem === null
  const chosen = useView(v => v.selectedIds.size)
  const paused = useList(l => l.pausedAt !== null)
  const more = list.more()
  const searching = list.searching()
  const partial = list.partial()
  const words = `${sizeWords(size, filtered, more)}${partial ? ' so far; the rest is still being read' : ''}`
  return (
    <>
      {chosen > 0 && <Several size={chosen} />}
      {paused && <Paused />}
      {(filtered || more) && (
        <div className="list-foot">
          <span>{searching && filtered ? 'Searching…' : words}</span>
          {filtered && <Told words={words} searching={searching || partial} />}
        </div>
      )}
    </>
  )
}
