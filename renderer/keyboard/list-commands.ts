import { clearCaptures, pinChosen, undoClear } from '../actions/keep-captures.ts'
import { goToEnd } from '../actions/move-selection.ts'
import { toggleSelected } from '../actions/select-several.ts'
import { lastCleared } from '../state/cleared-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { pauseList, useList } from '../state/list-store.ts'
import { selectedIdNow } from '../state/shown.ts'
import type { Command } from './command.ts'

const captures = '#captures, .detail'

export const noCaptures = (): string | null =>
  useEngine.getState().counts.captures === 0 ? 'there are no captures' : null

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
    keys: [],
    also: ['Home'],
    inFields: false,
    on: captures,
    hindrance: noCaptures,
    run: () => goToEnd('top'),
  },
  {
    id: 'oldest',
    label: 'Last row',
    group: 'Captures',
    keys: [],
    also: ['End'],
    inFields: false,
    on: captures,
    hindrance: noCaptures,
    run: () => goToEnd('bottom'),
  },
  {
    id: 'pin',
    label: 'Pin, or not',
    group: 'Captures',
    keys: ['p'],
    inFields: false,
    on: captures,
    hindrance: noCaptures,
    run: pinChosen,
  },
  {
    id: 'choose',
    label: 'Choose several: this one, or not',
    group: 'Captures',
    keys: ['x'],
    inFields: false,
    on: captures,
    hindrance: noCaptures,
    run: toggleShown,
  },
  {
    id: 'pause',
    label: 'Pause the list, or resume',
    group: 'Captures',
    keys: ['z'],
    inFields: false,
    on: captures,
    hindrance: noCaptures,
    run: () => pauseList(useList.getState().pausedAt === null),
  },
  {
    id: 'clear',
    label: 'Clear the list; pinned captures stay',
    group: 'Captures',
    keys: ['Shift+Delete'],
    inFields: false,
    on: '#captures',
    hindrance: noCaptures,
    run: () => void clearCaptures(),
  },
  {
    id: 'undo-clear',
    label: 'Bring back what was cleared',
    group: 'Captures',
    keys: ['Mod+z'],
    inFields: false,
    on: '#captures',
    hindrance: () => (lastCleared() ? null : 'nothing was cleared'),
    run: () => void undoClear(),
  },
] as const satisfies readonly Command[]
