import { chosenRulePlace } from '../actions/edit-rules.ts'
import { useView, type View } from '../state/view-store.ts'
import { places } from './focus.ts'

/** Each view by what it is drawn in, and its list. */
const parts: Record<View, readonly [root: string, list: string | null]> = {
  live: ['.live', places.captures],
  answers: ['.answers', places.answers],
  rules: ['.rules-view', chosenRulePlace],
  fixtures: ['.fixtures', places.fixtures],
  connections: ['.connections:not(.doctor)', null],
  doctor: ['.connections.doctor', null],
  figures: ['.figures-view', null],
  settings: ['.settings-view', null],
}

const isSeen = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element.checkVisibility()

/** The heading of a view, or where there is no room for one the first that can be pressed. */
const headOf = (root: Element): HTMLElement | null => {
  const heading = root.querySelector('h1:not(.unseen)') ?? root.querySelector('.one-pane button')
  if (!isSeen(heading)) return null
  if (heading.matches('h1')) heading.tabIndex = -1
  return heading
}

/** Where the keyboard is at home in a view: its list; without one its heading. Null until the view is drawn. */
export const homeOf = (view: View = useView.getState().view): HTMLElement | null => {
  const [selector, list] = parts[view]
  const root = document.querySelector(selector)
  if (!isSeen(root)) return null
  const found = list === null ? null : document.getElementById(list)
  return isSeen(found) ? found : headOf(root)
}

/** Frames that a view may take until it is drawn: its script may have to be fetched first. */
const patience = 60

/** Moves the focus to where the keyboard is at home in the view that is in front, as soon as that is drawn. */
export const focusView = (frames = patience): void => {
  requestAnimationFrame(() => {
    // Who opened a dialog meanwhile writes into it already.
    if (document.activeElement?.closest('[role="dialog"]')) return
    const home = homeOf()
    home?.focus()
    if (!home && frames > 0) focusView(frames - 1)
  })
}
