import { FileDown } from 'lucide-react'
import { useRef } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { importAnswers } from '../actions/import-answers.ts'
import { isCaptureFile, lookAtFiles } from '../import/import-deeds.ts'
import { useAnswersView } from '../state/answers-view-store.ts'
import { useChosenAnswer } from '../state/chosen-answer.ts'
import { useEngine } from '../state/engine-store.ts'
import { useShownConnection } from '../state/shown.ts'
import { useWidth } from '../ui/use-width.ts'
import { answerRows, pinKeys } from './answer-list.ts'
import { AnswerListPane } from './answer-list-pane.tsx'
import { AnswerPane } from './answer-pane.tsx'
import { ImportReport } from './import-report.tsx'
import { useFileDrop } from './use-file-drop.ts'

const nothingChosen = (
  <div className="empty">
    <b>No answer</b>
    <p>Make one with New, or import one from a file.</p>
  </div>
)

/** Every answer of the platform, the chosen one to write in, and its history. */
export const AnswersView = () => {
  const width = useWidth()
  const layout = useDefaultLayout({ id: 'hookswitch.answers', onlySaveAfterUserInteractions: true })
  const answers = useEngine(e => e.answers)
  const platform = useShownConnection()?.platform ?? 'thunderphone'
  const { search, pane } = useAnswersView()
  const chosen = useChosenAnswer()
  const input = useRef<HTMLInputElement>(null)
  const take = (files: readonly File[]): void => void importAnswers(files, platform)
  // A capture as a file is no answer, wherever it is dropped.
  const { over, ...drop } = useFileDrop(files => {
    const captures = files.filter(isCaptureFile)
    if (captures.length > 0) void lookAtFiles(captures)
    if (captures.length < files.length) take(files.filter(file => !isCaptureFile(file)))
  })

  const list = (
    <AnswerListPane
      platform={platform}
      rows={answerRows(answers, platform, search)}
      chosen={chosen}
      onImport={() => input.current?.click()}
    />
  )
  const answer = chosen ? (
    <AnswerPane
      key={chosen.id}
      answer={chosen}
      pinKey={pinKeys(answers, platform).get(chosen.id)}
      withBack={width === 'narrow'}
    />
  ) : (
    nothingChosen
  )
  return (
    <div className={`answers ${over ? 'dropping' : ''}`} {...drop}>
      <h1 className="unseen">Answers</h1>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        multiple
        hidden
        aria-label="Answer files"
        onChange={event => {
          take([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <ImportReport />
      {width === 'narrow' ? (
        <div className="pane one-pane">{pane === 'answer' ? answer : list}</div>
      ) : (
        <Group
          className="panes"
          defaultLayout={layout.defaultLayout}
          onLayoutChanged={layout.onLayoutChanged}
        >
          <Panel
            id="answer-list"
            className="pane"
            defaultSize="300px"
            minSize="220px"
            groupResizeBehavior="preserve-pixel-size"
          >
            {list}
          </Panel>
          <Separator className="pane-line" aria-label="Width of the list of answers" />
          <Panel id="answer" className="pane" minSize="320px">
            {answer}
          </Panel>
        </Group>
      )}
      {over && (
        <p className="drop-here" aria-hidden="true">
          <FileDown size={20} />
          Drop answer files to import them
        </p>
      )}
    </div>
  )
}
