import { useEffect, useRef, useState } from 'react'
import type { AnswerContent } from '../../shared/answer.ts'
import { ms } from '../format/numbers.ts'
import { comparable } from '../text/sorted-json.ts'
import { showDiff } from './diff-editor.ts'

export interface Side {
  /** "Revision 3" or "Draft". */
  readonly name: string
  readonly content: AnswerContent
}

interface DiffViewProps {
  readonly before: Side
  readonly after: Side
}

/** Side by side from this width on: below it each line would break too often. */
const wideFrom = 640

const useIsWide = (host: React.RefObject<HTMLElement | null>): boolean => {
  const [wide, setWide] = useState(false)
  useEffect(() => {
    if (!host.current) return
    const watch = new ResizeObserver(([entry]) => setWide((entry?.contentRect.width ?? 0) >= wideFrom))
    watch.observe(host.current)
    return () => watch.disconnect()
  }, [host])
  return wide
}

/** What differs besides the body: "status 200 → 500". */
const otherChanges = (a: AnswerContent, b: AnswerContent): readonly string[] => [
  ...(a.status === b.status ? [] : [`status ${a.status} → ${b.status}`]),
  ...(a.delayMs === b.delayMs ? [] : [`delay ${ms(a.delayMs)} → ${ms(b.delayMs)} ms`]),
]

const sayState = (same: boolean, others: readonly string[], sameBytes: boolean): string | null => {
  if (!same) return others.length > 0 ? `Besides the body: ${others.join(', ')}.` : null
  if (others.length > 0) return `The body is the same; ${others.join(', ')}.`
  return sameBytes ? 'Nothing differs.' : 'Only the order of keys or the spaces between them differ.'
}

/** Two revisions of an answer against each other. */
export const DiffView = ({ before, after }: DiffViewProps) => {
  const frame = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const wide = useIsWide(frame)
  const [sorted, setSorted] = useState(true)
  const texts = comparable(before.content.text, after.content.text, sorted)
  const same = texts.before === texts.after
  const isJson = texts.isSorted || !sorted
  useEffect(() => {
    if (!host.current || same) return
    return showDiff({
      parent: host.current,
      before: texts.before,
      after: texts.after,
      beforeName: before.name,
      afterName: after.name,
      json: isJson,
      sideBySide: wide,
    })
  }, [texts.before, texts.after, before.name, after.name, isJson, wide, same])
  const words = sayState(
    same,
    otherChanges(before.content, after.content),
    before.content.text === after.content.text,
  )
  return (
    <section className="diff" aria-label="Differences" ref={frame}>
      <div className="diff-head">
        <h3>
          <del>{before.name}</del> <span aria-hidden="true">→</span> <ins>{after.name}</ins>
        </h3>
        <label className="sort-check">
          <input type="checkbox" checked={sorted} onChange={event => setSorted(event.target.checked)} />
          Sort keys
        </label>
      </div>
      {sorted && !texts.isSorted && (
        <p className="diff-note">One of them is not JSON: both are compared as they are.</p>
      )}
      {words !== null && (
        <p className="diff-note" role="status">
          {words}
        </p>
      )}
      {!same && <div className={`diff-body ${wide ? 'side-by-side' : 'unified'}`} ref={host} />}
    </section>
  )
}
