import { useMemo, useState } from 'react'
import { bytes } from '../format/numbers.ts'
import { jsonSpans, markSpans, type Span } from '../text/json-spans.ts'
import { Button } from '../ui/button.tsx'

/** As much as is coloured, and drawn before somebody asks for the rest: more would be felt. */
const firstChars = 48_000

interface CodeBlockProps {
  readonly text: string
  readonly json: boolean
  /** Ranges of the text that stand out. */
  readonly marks?: readonly { readonly from: number; readonly to: number }[]
}

const noMarks: NonNullable<CodeBlockProps['marks']> = []

const spansOf = (text: string, json: boolean): readonly Span[] =>
  json ? jsonSpans(text) : [{ from: 0, to: text.length, kind: 'plain' }]

const chunkLines = 400

/** Pieces that the browser lays out only when they come into view. */
const chunks = (text: string): readonly string[] => {
  const lines = text.split('\n')
  return Array.from({ length: Math.ceil(lines.length / chunkLines) }, (_, i) =>
    lines.slice(i * chunkLines, (i + 1) * chunkLines).join('\n'),
  )
}

/** Text as it is, in colour where it is JSON. */
export const CodeBlock = ({ text, json, marks = noMarks }: CodeBlockProps) => {
  const [all, setAll] = useState(false)
  const cut = text.length > firstChars
  const first = cut ? text.slice(0, text.lastIndexOf('\n', firstChars) + 1 || firstChars) : text
  const pieces = useMemo(() => markSpans(spansOf(first, json), marks), [first, json, marks])
  return (
    <>
      <pre className="code">
        {pieces.map(piece => {
          const words = first.slice(piece.from, piece.to)
          if (piece.marked)
            return (
              <mark key={piece.from} className={`t-${piece.kind}`}>
                {words}
              </mark>
            )
          return piece.kind === 'plain' ? (
            words
          ) : (
            <span key={piece.from} className={`t-${piece.kind}`}>
              {words}
            </span>
          )
        })}
        {cut &&
          all &&
          chunks(text.slice(first.length)).map((chunk, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text that does not change
            <span key={i} className="code-chunk">
              {chunk}
            </span>
          ))}
      </pre>
      {cut && !all && (
        <p className="code-rest">
          <Button onClick={() => setAll(true)}>Show the rest</Button>
          <span>{bytes(text.length - first.length)} more, without colours</span>
        </p>
      )}
    </>
  )
}
