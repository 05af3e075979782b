import { Menu } from '@base-ui/react/menu'
import { ArrowLeft, Copy, Download, Ellipsis, FileText, Pencil, Pin, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import { deleteAnswer, duplicateAnswer, giveAnswer, pinAnswer } from '../actions/answer-deeds.ts'
import { exportAnswer } from '../actions/export-answer.ts'
import { showAnswerList, startRenaming } from '../state/answers-view-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { useShownConnection } from '../state/shown.ts'
import { Button } from '../ui/button.tsx'
import { KindIcon } from '../ui/kind-icon.tsx'
import { layers } from '../ui/layers.ts'
import { isForCalls, kindWords } from './answer-list.ts'
import { AnswerName } from './answer-name.tsx'

interface AnswerHeadProps {
  readonly answer: AnswerState
  readonly pinKey: number | undefined
  readonly withBack: boolean
}

const Live = ({ answer }: { answer: AnswerState }) => {
  const connections = useEngine(e => e.connections)
  const shown = useShownConnection()
  const giving = connections.filter(c => c.answerId === answer.id)
  const here = giving.some(c => c.id === shown?.id)
  const live = giving.some(c => c.status === 'live')
  return (
    <>
      <span
        className={`chip still ${answer.forced ? 'forced' : ''}`}
        title={giving.length > 0 ? `Given by ${giving.map(c => c.name).join(', ')}` : undefined}
      >
        rev {answer.revision}
        {answer.forced ? ' · forced' : live ? ' · live' : ''}
      </span>
      <span className="grow" />
      {shown && isForCalls(answer) && !here && (
        <Button
          tip={`The next call of ${shown.name} gets it`}
          onClick={() => void giveAnswer(shown.id, answer.id)}
        >
          <span>
            Use<span className="use-for"> for this connection</span>
          </span>
        </Button>
      )}
    </>
  )
}

const Item = ({ icon, label, onDo }: { icon: ReactNode; label: string; onDo: () => void }) => (
  <Menu.Item className="option" onClick={onDo}>
    <span className="option-tick still">{icon}</span>
    <span className="option-label">{label}</span>
  </Menu.Item>
)

const More = ({ answer }: { answer: AnswerState }) => (
  <Menu.Root modal={false}>
    <Menu.Trigger className="button ghost square" aria-label="More for this answer">
      <Ellipsis size={15} aria-hidden="true" />
    </Menu.Trigger>
    <Menu.Portal container={layers}>
      <Menu.Positioner className="layer" sideOffset={4} align="end">
        <Menu.Popup className="popup">
          <Item
            icon={<Pencil size={13} aria-hidden="true" />}
            label="Rename"
            onDo={() => startRenaming(answer.id)}
          />
          <Item
            icon={<Copy size={13} aria-hidden="true" />}
            label="Duplicate"
            onDo={() => void duplicateAnswer(answer)}
          />
          <Item
            icon={<Download size={13} aria-hidden="true" />}
            label="Export as a file"
            onDo={() => exportAnswer(answer)}
          />
          <Menu.Separator className="popup-line" />
          <Item
            icon={<Trash2 size={13} aria-hidden="true" />}
            label="Delete"
            onDo={() => void deleteAnswer(answer)}
          />
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.Root>
)

/** Which answer this is, and what can be done with the whole of it. */
export const AnswerHead = ({ answer, pinKey, withBack }: AnswerHeadProps) => (
  <div className="bar answer-head">
    {withBack && (
      <Button look="ghost" className="square" aria-label="Back to the answers" onClick={showAnswerList}>
        <ArrowLeft size={15} aria-hidden="true" />
      </Button>
    )}
    <AnswerName answer={answer} />
    <span className="answer-kind">
      <KindIcon kind={answer.kind} size={13} />
      {kindWords[answer.kind]}
    </span>
    {answer.file !== null && (
      <span className="chip still" title={answer.file}>
        <FileText size={12} aria-hidden="true" />
        from a file
      </span>
    )}
    <Live answer={answer} />
    <Button
      look="ghost"
      aria-pressed={answer.pinned}
      aria-label={pinKey === undefined ? 'Pin' : `Pin ${pinKey}`}
      tip={answer.pinned ? 'Take it from its key at a breakpoint' : 'Give it a key at a breakpoint'}
      onClick={() => void pinAnswer(answer)}
    >
      <Pin size={14} aria-hidden="true" />
      {pinKey !== undefined && <span aria-hidden="true">{pinKey}</span>}
    </Button>
    <More answer={answer} />
  </div>
)
