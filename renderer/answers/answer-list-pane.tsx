import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { deleteAnswer, pinAnswer, undoDelete } from '../actions/answer-deeds.ts'
import { focusAnswers, focusEditor, places } from '../keyboard/focus.ts'
import { hasModifier } from '../keyboard/modifier.ts'
import { ownKeysOf } from '../keyboard/own-keys.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import {
  chooseAnswer,
  openAnswer,
  searchAnswers,
  startRenaming,
  useAnswersView,
} from '../state/answers-view-store.ts'
import { isChanged, useDrafts } from '../state/drafts-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { Button } from '../ui/button.tsx'
import { Keys } from '../ui/keys.tsx'
import { pinKeys } from './answer-list.ts'
import { AnswerRow } from './answer-row.tsx'
import { NewMenu } from './new-menu.tsx'

interface AnswerListPaneProps {
  readonly platform: PlatformId
  readonly rows: readonly AnswerState[]
  readonly chosen: AnswerState | undefined
  readonly onImport: () => void
}

const edit = (answer: AnswerState): void => {
  openAnswer(answer.id)
  focusEditor()
}

const keyDeeds: Record<string, (answer: AnswerState) => void> = {
  Enter: edit,
  p: answer => void pinAnswer(answer),
  F2: answer => {
    openAnswer(answer.id)
    startRenaming(answer.id)
  },
  Delete: answer => void deleteAnswer(answer),
}

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  j: (at, last) => Math.min(last, at + 1),
  ArrowUp: at => Math.max(0, at - 1),
  k: at => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
}

const SearchBox = ({ onDown }: { onDown: () => void }) => {
  const search = useAnswersView(v => v.search)
  const keys = useKeys('filter')
  return (
    <div className="filter grow">
      <Search size={13} aria-hidden="true" />
      <input
        id={places.answerSearch}
        type="search"
        value={search}
        placeholder="name, kind or words"
        aria-label="Search answers"
        autoComplete="off"
        spellCheck={false}
        onChange={event => searchAnswers(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
          event.preventDefault()
          onDown()
        }}
      />
      {search === '' && <Keys keys={keys} />}
    </div>
  )
}

const Nothing = ({ searching }: { searching: boolean }) =>
  !searching ? (
    <div className="empty">
      <b>No answer yet</b>
      <p>Make one with New, or drop JSON files here.</p>
    </div>
  ) : (
    <div className="empty">
      <b>No answer has these words</b>
      <Button onClick={() => searchAnswers('')}>Show all</Button>
    </div>
  )

/** All answers of the platform. One tab stop: the box has the focus, the chosen row is its active descendant. */
export const AnswerListPane = ({ platform, rows, chosen, onImport }: AnswerListPaneProps) => {
  const answers = useEngine(e => e.answers)
  const connections = useEngine(e => e.connections)
  const drafts = useDrafts(d => d.drafts)
  const searching = useAnswersView(v => v.search !== '')
  const keys = pinKeys(answers, platform)
  const at = rows.findIndex(row => row.id === chosen?.id)
  const chosenId = chosen?.id
  useEffect(() => {
    if (chosenId !== undefined)
      document.getElementById(`answer-${chosenId}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])
  const onKey = (event: KeyboardEvent): void => {
    const { key } = event
    if (key === 'z' && hasModifier(event.nativeEvent)) {
      event.preventDefault()
      void undoDelete()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const target = steps[key] && rows[steps[key](at, rows.length - 1)]
    const deed = keyDeeds[key]
    if (target) chooseAnswer(target.id)
    else if (deed && chosen && at >= 0) deed(chosen)
    else return
    event.preventDefault()
  }
  return (
    <section className="list-pane" aria-label="All answers">
      <div className="bar">
        <SearchBox onDown={focusAnswers} />
        <NewMenu platform={platform} current={chosen} onImport={onImport} />
      </div>
      <div className="list-body">
        <div
          id={places.answers}
          className="rows answer-rows"
          role="listbox"
          aria-label="Answers"
          aria-activedescendant={at >= 0 ? `answer-${chosenId}` : undefined}
          tabIndex={0}
          onKeyDown={onKey}
        >
          {rows.map(answer => (
            <AnswerRow
              key={answer.id}
              answer={answer}
              selected={answer.id === chosenId}
              pinKey={keys.get(answer.id)}
              givenBy={connections.filter(c => c.answerId === answer.id)}
              changed={isChanged(answer, drafts)}
              onChoose={openAnswer}
            />
          ))}
        </div>
        {rows.length === 0 && <Nothing searching={searching} />}
      </div>
      <p className="list-keys" aria-hidden="true">
        <Keys keys={ownKeysOf('answer-edit')} /> edit <Keys keys={ownKeysOf('answer-pin')} /> pin{' '}
        <Keys keys={ownKeysOf('answer-rename')} /> rename
        <Keys keys={ownKeysOf('answer-delete')} /> delete
      </p>
    </section>
  )
}
