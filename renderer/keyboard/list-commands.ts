import { clearCaptures, pinChosen } from '../actions/keep-captures.ts'
import { goToEnd } from '../actions/move-selection.ts'
import { toggleSelected } from '../actions/select-several.ts'
import { pauseList, useList } from '../state/list-store.ts'
import { selectedIdNow } from '../state/shown.ts'
import { type Command, key } from './command.ts'

const captures = '#captures, .detail'

const toggleShown = (): void => {
  const id = selectedIdNow()
  if (id !== null) toggleSelected(id)
}

/** What the keyboard can do about the live list as a whole, and about captures in it. */
export const listCommands = [
  {
    id: 'newest',
    label: 'First row; the newest capture is followed',
    group: 'Captures',
    keys: ['Home'],
    inFields: false,
    on: captures,
    matches: key('Home'),
    run: () => goToEnd('top'),
  },
  {
    id: 'oldest',
    label: 'Last row',
    group: 'Captures',
    keys: ['End'],
    inFields: false,
    on: captures,
    matches: key('End'),
    run: () => goToEnd('bottom'),
  },
  {
    id: 'pin',
    label: 'Pin, or not',
    group: 'Captures',
    keys: ['p'],
    inFields: false,
    on: captures,
    matches: key('p'),
    run: pinChosen,
  },
  {
    id: 'choose',
    label: 'Choose several: this one, or not',
    group: 'Captures',
    keys: ['x'],
    inFields: false,
    on: captures,
    matches: key('x'),
    run: toggleShown,
  },
  {
    id: 'pause',
    label: 'Pause the list, or resume',
    group: 'Captures',
    keys: ['z'],
    inFields: false,
    on: captures,
    matches: key('z'),
    run: () => pauseList(useList.getState().pausedAt === null),
  },
  {
    id: 'clear',
    label: 'Clear the list; pinned captures stay',
    group: 'Captures',
    keys: ['Shift', 'Del'],
    inFields: false,
    on: '#captures',
    matches: event => event.shiftKey && key('Delete')(event, null),
    run: () => void clearCaptures(),
  },
] as const satisfies readonly Command[]
