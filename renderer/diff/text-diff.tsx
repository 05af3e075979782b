import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { cutForDiff } from '../text/cut-for-diff.ts'
import { comparable } from '../text/sorted-json.ts'
import { showDiff } from './diff-editor.ts'

export interface TextSide {
  /** "Revision 3" or "12:04:31 incoming". */
  readonly name: string
  readonly text: string
}

interface TextDiffProps {
  readonly before: TextSide
  readonly after: TextSide
  /** What differs besides the text: "status 200 → 500". */
  readonly others?: readonly string[]
  /** Said when one of them is no JSON; left out where none is expected. */
  readonly notJson?: string
  /** How lines are put in order where it is no JSON. */
  readonly sortLines?: boolean
  readonly sortLabel?: string
}

/** Side by side from this width on: below it each line would break too often. */
const wideFrom = 640

const useIsWide = (host: RefObject<HTMLElement | null>): boolean => {
  const [wide, setWide] = useState(false)
  useEffect(() => {
    if (!host.current) return
    const watch = new ResizeObserver(([entry]) => setWide((entry?.contentRect.width ?? 0) >= wideFrom))
    watch.observe(host.current)
    return () => watch.disconnect()
  }, [host])
  return wide
}

const sortedLines = (text: string): string =>
  text
    .split('\n')
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    .join('\n')

const sayState = (
  same: boolean,
  others: readonly string[],
  sameBytes: boolean,
  lines: boolean,
): string | null => {
  if (!same) return others.length > 0 ? `Besides the body: ${others.join(', ')}.` : null
  if (others.length > 0) return `The body is the same; ${others.join(', ')}.`
  if (sameBytes) return 'Nothing differs.'
  return lines
    ? 'Only the order of lines differs.'
    : 'Only the order of keys or the spaces between them differ.'
}

const none: readonly string[] = []

/** Two texts against each other, by key or as they are. Of long ones the beginnings are compared. */
export const TextDiff = ({
  before,
  after,
  others = none,
  notJson,
  sortLines = false,
  sortLabel = 'Sort keys',
}: TextDiffProps) => {
  const frame = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const wide = useIsWide(frame)
  const [sorted, setSorted] = useState(true)
  const { a, b, isJson, isCut } = useMemo(() => {
    const texts =
      sortLines && sorted
        ? { before: sortedLines(before.text), after: sortedLines(after.text), isSorted: false }
        : comparable(before.text, after.text, sorted)
    const [a, b] = [cutForDiff(texts.before), cutForDiff(texts.after)]
    return { a: a.text, b: b.text, isJson: texts.isSorted, isCut: a.isCut || b.isCut }
  }, [before.text, after.text, sorted, sortLines])
  const same = a === b
  useEffect(() => {
    if (!host.current || same) return
    return showDiff({
      parent: host.current,
      before: a,
      after: b,
      beforeName: before.name,
      afterName: after.name,
      json: isJson || (!sorted && !sortLines),
      sideBySide: wide,
    })
  }, [a, b, before.name, after.name, isJson, sorted, sortLines, wide, same])
  const words = sayState(same, others, before.text === after.text, sortLines)
  return (
    <section className="diff" aria-label="Differences" ref={frame}>
      <div className="diff-head">
        <h3>
          <del>{before.name}</del> <span aria-hidden="true">→</span> <ins>{after.name}</ins>
        </h3>
        <label className="sort-check">
          <input type="checkbox" checked={sorted} onChange={event => setSorted(event.target.checked)} />
          {sortLabel}
        </label>
      </div>
      {sorted && !isJson && notJson !== undefined && <p className="diff-note">{notJson}</p>}
      {isCut && (
        <p className="diff-note">
          They are long: the first 256 KiB are compared, and of each line the first 2{'\u202F'}000 characters.
        </p>
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
