import { create } from 'zustand'
import { useView } from './view-store.ts'

export const answerTabs = ['write', 'history'] as const
export type AnswerTab = (typeof answerTabs)[number]

interface AnswersViewState {
  /** The answer that is looked at; one that is gone gives way to the first of the list. */
  readonly chosenId: string | null
  readonly tab: AnswerTab
  /** Which of the two is in front where not both fit. */
  readonly pane: 'list' | 'answer'
  readonly search: string
  /** The answer whose name is being changed. */
  readonly renamingId: string | null
  /** Whether the menu of new answers is open. */
  readonly newOpen: boolean
}

export const useAnswersView = create<AnswersViewState>(() => ({
  chosenId: null,
  tab: 'write',
  pane: 'list',
  search: '',
  renamingId: null,
  newOpen: false,
}))

/** Chooses an answer in the list. */
export const chooseAnswer = (chosenId: string): void => useAnswersView.setState({ chosenId })

/** Chooses an answer and brings it to the front where list and answer do not fit side by side. */
export const openAnswer = (chosenId: string, tab: AnswerTab = 'write'): void => {
  useAnswersView.setState({ chosenId, tab, pane: 'answer' })
  useView.setState({ view: 'answers' })
}

export const showAnswerTab = (tab: AnswerTab): void => useAnswersView.setState({ tab })
export const showAnswerList = (): void => useAnswersView.setState({ pane: 'list' })
export const searchAnswers = (search: string): void => useAnswersView.setState({ search })
export const startRenaming = (renamingId: string | null): void => useAnswersView.setState({ renamingId })

/** Opens the menu of new answers, from wherever one is. */
export const openNewMenu = (newOpen: boolean): void => {
  useAnswersView.setState({ newOpen })
  if (newOpen) useView.setState({ view: 'answers' })
}
