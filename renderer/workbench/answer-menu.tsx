import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown, Pin, PinOff, Plus } from 'lucide-react'
import { useShallow } from 'zustand/react/shallow'
import type { AnswerState } from '../../shared/answer.ts'
import { giveAnswer, pinAnswer } from '../actions/answer-deeds.ts'
import { answerRows, isForCalls, kindWords, pinKeys } from '../answers/answer-list.ts'
import { openAnswer, openNewMenu } from '../state/answers-view-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { useShownConnection } from '../state/shown.ts'
import { KindIcon } from '../ui/kind-icon.tsx'
import { layers } from '../ui/layers.ts'

interface AnswerMenuProps {
  readonly answer: AnswerState
  readonly changed: boolean
}

interface LineProps {
  readonly answer: AnswerState
  readonly pinKey: number | undefined
}

/** An answer in a menu: what it is, and the key that it has at a breakpoint. */
const Line = ({ answer, pinKey }: LineProps) => (
  <>
    <span className="option-label answer-line">
      <KindIcon kind={answer.kind} size={13} />
      <span className="answer-line-name">{answer.name}</span>
      {pinKey !== undefined && (
        <kbd className="pin-key" title={`Key ${pinKey} at a breakpoint`}>
          {pinKey}
        </kbd>
      )}
    </span>
    <span className="option-meaning">
      {kindWords[answer.kind]}, revision {answer.revision}
      {answer.forced && ', forced'}
    </span>
  </>
)

const Items = ({ answer }: { answer: AnswerState }) => {
  const connection = useShownConnection()
  const answers = useEngine(useShallow(e => answerRows(e.answers, answer.platform, '')))
  const keys = pinKeys(answers, answer.platform)
  const replies = answers.filter(a => !isForCalls(a))
  const use = (answerId: string): void => {
    if (connection) void giveAnswer(connection.id, answerId)
  }
  return (
    <>
      <Menu.RadioGroup value={answer.id} onValueChange={use}>
        <Menu.GroupLabel className="popup-title">Answer of this connection</Menu.GroupLabel>
        {answers.filter(isForCalls).map(a => (
          <Menu.RadioItem key={a.id} value={a.id} className="option" closeOnClick>
            <Menu.RadioItemIndicator className="option-tick">
              <Check size={13} aria-hidden="true" />
            </Menu.RadioItemIndicator>
            <Line answer={a} pinKey={keys.get(a.id)} />
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      {replies.length > 0 && (
        <Menu.Group>
          <Menu.GroupLabel className="popup-title">Open the reply to a tool</Menu.GroupLabel>
          {replies.map(a => (
            <Menu.Item key={a.id} className="option" onClick={() => openAnswer(a.id)}>
              <Line answer={a} pinKey={keys.get(a.id)} />
            </Menu.Item>
          ))}
        </Menu.Group>
      )}
      <Menu.Separator className="popup-line" />
      <Menu.Item className="option" onClick={() => void pinAnswer(answer)}>
        <span className="option-tick">
          {answer.pinned ? <PinOff size={13} aria-hidden="true" /> : <Pin size={13} aria-hidden="true" />}
        </span>
        <span className="option-label">
          {answer.pinned ? `Unpin “${answer.name}”` : `Pin “${answer.name}” to a key`}
        </span>
      </Menu.Item>
      <Menu.Item className="option" onClick={() => openNewMenu(true)}>
        <span className="option-tick">
          <Plus size={13} aria-hidden="true" />
        </span>
        <span className="option-label">New…</span>
      </Menu.Item>
    </>
  )
}

/** Whether callers get it: a connection that takes no call gives nothing, whatever it is set to. */
const Status = ({ answer }: { answer: AnswerState }) => {
  const word = useShownConnection()?.status ?? 'off'
  return (
    <span
      className={`chip still ${answer.forced ? 'forced' : ''}`}
      title={word === 'live' ? undefined : 'The connection is not live: no call gets this answer now.'}
    >
      rev {answer.revision} · {answer.forced ? (word === 'live' ? 'forced' : `forced, ${word}`) : word}
    </span>
  )
}

/** Which answer the connection gives, and a menu of the others. Choosing one takes effect with the next call. */
export const AnswerMenu = ({ answer, changed }: AnswerMenuProps) => (
  <>
    <Menu.Root modal={false}>
      <Menu.Trigger className="answer-name" aria-label={`Answer: ${answer.name}`}>
        {answer.kind !== 'config' && <KindIcon kind={answer.kind} />}
        <b>{answer.name}</b>
        <ChevronDown size={13} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal container={layers}>
        <Menu.Positioner className="layer" sideOffset={4} align="start">
          <Menu.Popup className="popup answer-popup">
            <Items answer={answer} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
    <Status answer={answer} />
    {changed && (
      <span className="changed-dot" role="img" aria-label="changed" title="Changed since it was swapped in" />
    )}
  </>
)
