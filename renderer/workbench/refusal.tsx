import { TriangleAlert } from 'lucide-react'
import { useRef } from 'react'
import type { AnswerKind, AnswerState } from '../../shared/answer.ts'
import { swapIn } from '../actions/swap-in.ts'
import { setRefusal, useDrafts } from '../state/drafts-store.ts'
import { Button } from '../ui/button.tsx'
import { useNextTab } from './use-next-tab.ts'

/** What comes of it when it is swapped in all the same. */
const outcome: Record<AnswerKind, string> = {
  config: "Callers would fall back to the number's own agent.",
  test: 'It is sent as it is.',
  tool: 'The agent could not read it: a reply to a tool has to be JSON.',
}

const Refused = ({ answer, reason }: { answer: AnswerState; reason: string }) => {
  const box = useRef<HTMLDivElement>(null)
  useNextTab(box)
  return (
    <div className="refusal" role="alert" ref={box}>
      <TriangleAlert size={14} aria-hidden="true" />
      <div>
        <p>
          <b>Not swapped in.</b> {reason}
        </p>
        <p className="refusal-acts">
          {answer.kind !== 'tool' && (
            <Button look="danger" onClick={() => void swapIn(answer.id, true)}>
              Swap in anyway
            </Button>
          )}
          <Button look="ghost" onClick={() => setRefusal(answer.id, undefined)}>
            {answer.kind === 'tool' ? 'I see' : 'Leave it'}
          </Button>
          <span>{outcome[answer.kind]}</span>
        </p>
      </div>
    </div>
  )
}

/** Why it was not swapped in, and the way round that has to be meant. The next Tab leads there. */
export const Refusal = ({ answer }: { answer: AnswerState }) => {
  const reason = useDrafts(d => d.refusals.get(answer.id))
  return reason === undefined ? null : <Refused key={reason} answer={answer} reason={reason} />
}
