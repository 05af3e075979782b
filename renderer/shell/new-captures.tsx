import { useEffect, useRef, useState } from 'react'
import { count } from '../format/numbers.ts'
import { mostCaptures } from '../state/capture-list.ts'
import { useConnectionCaptures } from '../state/shown.ts'

/** A busy line is counted together until it is quiet for this long, so that it does not talk without end. */
const quietMs = 1_000

/** Tells those who hear the page how many captures are new. */
export const NewCaptures = () => {
  const captures = useConnectionCaptures()
  const newestSeq = captures[0]?.seq ?? null
  const told = useRef<number | null>(null)
  const [words, setWords] = useState('')
  useEffect(() => {
    const before = told.current
    if (newestSeq === null) return
    if (before === null || newestSeq <= before) {
      told.current ??= newestSeq
      return
    }
    const timer = setTimeout(() => {
      const fresh = captures.filter(c => c.seq > before).length
      told.current = newestSeq
      // Only the newest are kept: there may be more than can be counted here.
      setWords(fresh < mostCaptures ? count(fresh, 'new capture') : 'many new captures')
    }, quietMs)
    return () => clearTimeout(timer)
  }, [newestSeq, captures])
  return (
    <div className="unseen" role="status" aria-live="polite">
      {words}
    </div>
  )
}
