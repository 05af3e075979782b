import { useEffect, useRef, useState } from 'react'
import { count } from '../format/numbers.ts'
import { useConnectionCaptures } from '../state/shown.ts'

/** A busy line is counted together until it is quiet for this long, so that it does not talk without end. */
const quietMs = 1_000

/** Tells those who hear the page how many captures are new. */
export const NewCaptures = () => {
  const captures = useConnectionCaptures()
  const newestSeq = captures[0]?.seq ?? null
  const total = captures.length
  const told = useRef<{ total: number; seq: number } | null>(null)
  const [words, setWords] = useState('')
  useEffect(() => {
    if (newestSeq === null) return
    if (told.current === null) {
      told.current = { total, seq: newestSeq }
      return
    }
    if (newestSeq <= told.current.seq) return
    const timer = setTimeout(() => {
      const fresh = Math.max(1, total - (told.current?.total ?? total))
      told.current = { total, seq: newestSeq }
      setWords(count(fresh, 'new capture'))
    }, quietMs)
    return () => clearTimeout(timer)
  }, [newestSeq, total])
  return (
    <div className="unseen" role="status" aria-live="polite">
      {words}
    </div>
  )
}
