import { useState } from 'react'
import type { SpokenLine } from '../../shared/platforms/facts.ts'
import { count } from '../format/numbers.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Signs } from '../ui/signs.tsx'
import { callTime, conversationText, speaker } from './conversation.ts'
import { SignLines } from './sign-lines.tsx'

/** As many are drawn before somebody asks for more, and with each time of asking. */
const firstLines = 3
const moreLines = 400
const longestText = 700

const Words = ({ text }: { text: string }) => {
  const [all, setAll] = useState(false)
  if (text.length <= longestText || all)
    return (
      <span className="said-text">
        <SignLines text={text} />
      </span>
    )
  return (
    <span className="said-text">
      <SignLines text={`${text.slice(0, longestText)}…`} />
      <button type="button" className="text-button" onClick={() => setAll(true)}>
        Show all of it
      </button>
    </span>
  )
}

const isCaller = (line: SpokenLine): boolean => speaker(line) === 'Caller'

const Said = ({ line, again }: { line: SpokenLine; again: boolean }) => (
  <li className={`said ${isCaller(line) ? 'caller' : ''} ${line.kind === 'text' ? '' : 'other'}`}>
    <span className="said-when mono">{line.atMs === null ? '' : callTime(line.atMs)}</span>
    <span className={`said-who ${again ? 'again' : ''}`}>
      <Signs text={speaker(line)} />
      {line.kind !== 'text' && (
        <span className="said-kind">
          <Signs text={line.kind} />
        </span>
      )}
    </span>
    {line.text === '' ? <span className="faint">nothing</span> : <Words text={line.text} />}
  </li>
)

/** What was said in a call: who, when, and the words as they came. */
export const ConversationView = ({ lines }: { lines: readonly SpokenLine[] }) => {
  const [most, setMost] = useState(firstLines)
  const shown = lines.slice(0, most)
  return (
    <section className="conversation" aria-label="Transcript">
      <h3>
        Transcript
        <span>{count(lines.length, 'line')}</span>
        <CopyButton text={conversationText(lines)} what="transcript as text" />
      </h3>
      <ol>
        {shown.map((line, i) => (
          <Said
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one transcript, which does not change
            key={i}
            line={line}
            again={line.who === shown[i - 1]?.who && line.kind === shown[i - 1]?.kind}
          />
        ))}
      </ol>
      {most < lines.length && (
        <Button onClick={() => setMost(n => n + moreLines)}>
          {lines.length - most > moreLines
            ? `Show ${moreLines} more of ${lines.length - most}`
            : `Show all ${lines.length} lines`}
        </Button>
      )}
    </section>
  )
}
