import type { AnswerState } from '../../shared/answer.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { KindIcon } from '../ui/kind-icon.tsx'
import { kindWords } from './answer-list.ts'

interface AnswerRowProps {
  readonly answer: AnswerState
  readonly selected: boolean
  readonly pinKey: number | undefined
  /** The connections that give it. */
  readonly givenBy: readonly ConnectionState[]
  readonly changed: boolean
  readonly onChoose: (answerId: string) => void
}

/** Whether callers get it now, or would if its connection was open. */
const Given = ({ by }: { by: readonly ConnectionState[] }) => {
  if (by.length === 0) return null
  const live = by.some(c => c.status === 'live')
  const names = by.map(c => c.name).join(', ')
  return live ? (
    <span className="c-used" title={`Given by ${names}`}>
      {' '}
      · ● live
    </span>
  ) : (
    <span> · for {names}</span>
  )
}

/** An answer in the list: what it is, and where it stands. */
export const AnswerRow = ({ answer, selected, pinKey, givenBy, changed, onChoose }: AnswerRowProps) => (
  // biome-ignore lint/a11y/useFocusableInteractive: the list box keeps the focus and names the active row
  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the list box
  <div
    id={`answer-${answer.id}`}
    className={`answer-row ${selected ? 'selected' : ''}`}
    role="option"
    aria-selected={selected}
    onClick={() => onChoose(answer.id)}
  >
    <span className="answer-row-glyph">
      <KindIcon kind={answer.kind} />
    </span>
    <span className="answer-row-name">{answer.name}</span>
    {changed && <span className="changed-dot" role="img" aria-label="has a draft" title="Has a draft" />}
    {pinKey !== undefined && (
      <kbd className="pin-key" title={`Key ${pinKey} at a breakpoint`}>
        <span className="unseen">pinned, key </span>
        {pinKey}
      </kbd>
    )}
    <span className="answer-row-more">
      {kindWords[answer.kind]} · rev {answer.revision}
      {answer.forced && <span className="c-rejected"> · forced</span>}
      <Given by={givenBy} />
      {answer.file !== null && ' · from a file'}
    </span>
  </div>
)
