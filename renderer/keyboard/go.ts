import { showFixtureList } from '../fixtures/fixtures-store.ts'
import { showAnswerList } from '../state/answers-view-store.ts'
import { showPane, showView, useView, type View } from '../state/view-store.ts'
import { focusSoon, isWriting, places } from './focus.ts'
import { focusView, homeOf } from './view-focus.ts'

/** Shows a view, its list in front where not all fits, with the focus where the keyboard is at home in it. */
export const goTo = (view: View): void => {
  if (view === 'live') showPane('list')
  if (view === 'answers') showAnswerList()
  if (view === 'fixtures') showFixtureList()
  showView(view)
  focusView()
}

/** Into what narrows the list that is looked at. */
export const focusFilter = (): void => {
  const { view } = useView.getState()
  const place =
    view === 'answers' ? places.answerSearch : view === 'fixtures' ? places.fixtureSearch : places.filter
  const field = document.getElementById(place)
  if (field instanceof HTMLInputElement) {
    field.select()
    return
  }
  if (view === 'answers') showAnswerList()
  else if (view === 'fixtures') showFixtureList()
  else showPane('list')
  focusSoon(place)
}

/** Lists that give way to one of theirs where not both fit. */
const lists = { live: places.captures, answers: places.answers, fixtures: places.fixtures }
const hasList = (view: View): view is keyof typeof lists => Object.hasOwn(lists, view)

/** Out of a field or an editor; where a capture, an answer or a fixture has the whole page, from it back to the list. */
export const leave = (): void => {
  const { view } = useView.getState()
  if (isWriting(document.activeElement)) homeOf()?.focus()
  else if (hasList(view) && !document.getElementById(lists[view])) goTo(view)
}
