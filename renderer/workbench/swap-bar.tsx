import { TriangleAlert } from 'lucide-react'
import type { AnswerState } from '../../shared/answer.ts'
import { revertAnswer } from '../actions/edit-answer.ts'
import { swapIn } from '../actions/swap-in.ts'
import { count } from '../format/numbers.ts'
import { setRefusal, useDrafts } from '../state/drafts-store.ts'
import { Button } from '../ui/button.tsx'
import { SwapState } from './swap-state.tsx'
import type { AnswerText } from './use-answer-text.ts'

interface SwapBarProps {
  readonly answer: AnswerState
  readonly written: AnswerText
}

/** Why it was not swapped in, and the way round that has to be meant. */
const Refusal = ({ answer, reason }: { answer: AnswerState; reason: string }) => (
  <div className="refusal" role="alert">
    <TriangleAlert size={14} aria-hidden="true" />
    <div>
      <p>
        <b>Not swapped in.</b> {reason}
      </p>
      <p className="refusal-acts">
        <Button look="danger" onClick={() => void swapIn(answer.id, true)}>
          Swap in anyway
        </Button>
        <Button look="ghost" onClick={() => setRefusal(answer.id, undefined)}>
          Leave it
        </Button>
        <span>Callers would fall back to the number's own agent.</span>
      </p>
    </div>
  </div>
)

const problemWords = ({ errors, warnings }: AnswerText): string =>
  [
    ...(errors > 0 ? [count(errors, 'problem')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ].join(', ')

/** The state of the text on the left, what can be done with it on the right. */
export const SwapBar = ({ answer, written }: SwapBarProps) => {
  const reason = useDrafts(d => d.refusals.get(answer.id))
  const swapping = useDrafts(d => d.swapping.has(answer.id))
  const problems = problemWords(written)
  return (
    <div className="swap-area">
      {reason !== undefined && <Refusal answer={answer} reason={reason} />}
      <div className="swap">
        <div className="swap-words">
          {problems && <b className={written.errors > 0 ? 'c-rejected' : 'c-fallback'}>{problems}</b>}
          <SwapState answer={answer} changed={written.changed} />
        </div>
        {written.changed && (
          <Button
            look="ghost"
            tip={`Back to revision ${answer.revision}`}
            onClick={() => revertAnswer(answer.id)}
          >
            Revert
          </Button>
        )}
        <Button
          look="primary"
          command="swap-in"
          showKeys
          disabled={swapping}
          onClick={() => void swapIn(answer.id)}
        >
          Swap in
        </Button>
      </div>
    </div>
  )
}
