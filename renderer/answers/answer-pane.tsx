import { Tabs } from '@base-ui/react/tabs'
import type { AnswerState } from '../../shared/answer.ts'
import { type AnswerTab, showAnswerTab, useAnswersView } from '../state/answers-view-store.ts'
import { AnswerEditor } from '../workbench/answer-editor.tsx'
import { ModeSwitch } from '../workbench/mode-switch.tsx'
import { useAnswerText } from '../workbench/use-answer-text.ts'
import { AnswerHead } from './answer-head.tsx'
import { HistoryView } from './history-view.tsx'

interface AnswerPaneProps {
  readonly answer: AnswerState
  readonly pinKey: number | undefined
  readonly withBack?: boolean
}

/** The chosen answer: written on one tab, its history on the other. */
export const AnswerPane = ({ answer, pinKey, withBack = false }: AnswerPaneProps) => {
  const tab = useAnswersView(v => v.tab)
  const written = useAnswerText(answer)
  return (
    <section className="workbench answer-pane" aria-label={`Answer ${answer.name}`}>
      <AnswerHead answer={answer} pinKey={pinKey} withBack={withBack} />
      <Tabs.Root
        className="answer-tabs"
        value={tab}
        onValueChange={value => showAnswerTab(value as AnswerTab)}
      >
        <div className="answer-tab-bar">
          <Tabs.List className="tab-list" aria-label="This answer" activateOnFocus>
            <Tabs.Tab value="write" className="tab">
              Write
            </Tabs.Tab>
            <Tabs.Tab value="history" className="tab">
              History <span className="faint">{answer.revision}</span>
            </Tabs.Tab>
          </Tabs.List>
          {tab === 'write' && <ModeSwitch answer={answer} />}
        </div>
        <Tabs.Panel value="write" className="answer-panel" tabIndex={-1}>
          <AnswerEditor answer={answer} written={written} />
        </Tabs.Panel>
        <Tabs.Panel value="history" className="answer-panel" tabIndex={-1}>
          <HistoryView key={answer.id} answer={answer} written={written} />
        </Tabs.Panel>
      </Tabs.Root>
    </section>
  )
}
