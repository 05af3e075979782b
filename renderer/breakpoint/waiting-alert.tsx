import { useEffect, useRef, useState } from 'react'
import { tenths, type WaitingAt, waitingCaller, waitingMs } from '../../shared/waiting-call.ts'
import { count } from '../format/numbers.ts'

const words = (fresh: readonly WaitingAt[]): string => {
  const [first] = fresh
  if (!first) return ''
  const left = `${tenths(waitingMs(first.call, Date.now()))} seconds`
  if (fresh.length > 1) return `${count(fresh.length, 'call')} wait at the breakpoint, the first ${left}`
  const who = waitingCaller(first.call)
  return `${first.call.tool === null ? `Call from ${who}` : `The ${who}`} waits at the breakpoint, ${left}`
}

/** Tells those who hear the page of each waiting call once, at once. */
export const WaitingAlert = ({ waiting }: { waiting: readonly WaitingAt[] }) => {
  const told = useRef(new Set<string>())
  const [text, setText] = useState('')
  useEffect(() => {
    const fresh = waiting.filter(w => !told.current.has(w.call.id))
    told.current = new Set(waiting.map(w => w.call.id))
    if (fresh.length > 0) setText(words(fresh))
    else if (waiting.length === 0) setText('')
  }, [waiting])
  return (
    // An open menu or sheet hides the rest of the page from those who hear it, but not what says that it is live.
    <div className="unseen" role="alert" aria-live="assertive">
      {text}
    </div>
  )
}
