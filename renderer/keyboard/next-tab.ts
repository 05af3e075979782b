import { answerTabs, useAnswersView } from '../state/answers-view-store.ts'
import { detailTabs, useView } from '../state/view-store.ts'

const moved = <T>(all: readonly T[], from: T, by: number): T =>
  all[(all.indexOf(from) + by + all.length) % all.length] ?? from

/** Shows the tab `by` places to the right, round the end: of the capture, or of the chosen answer. */
export const nextTab = (by: number): void => {
  if (useView.getState().view === 'answers')
    useAnswersView.setState(v => ({ tab: moved(answerTabs, v.tab, by) }))
  else useView.setState(v => ({ tab: moved(detailTabs, v.tab, by) }))
}
