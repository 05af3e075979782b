import type { KeyboardEvent } from 'react'
import { moveSelection } from '../actions/move-selection.ts'
import { extendSelection } from '../actions/select-several.ts'
import { selectNoOthers, useView } from '../state/view-store.ts'
import { rowHeight } from './use-list-window.ts'

/** What the list does with a key while it has the focus, beside the page's commands. @returns whether it did something */
const act = ({ key, shiftKey, currentTarget }: KeyboardEvent<HTMLElement>): boolean => {
  const page = Math.max(1, Math.floor(currentTarget.clientHeight / rowHeight) - 1)
  if (key === 'PageDown') moveSelection(page)
  else if (key === 'PageUp') moveSelection(-page)
  else if (shiftKey && key === 'ArrowDown') extendSelection(1)
  else if (shiftKey && key === 'ArrowUp') extendSelection(-1)
  else if (key === 'Escape' && useView.getState().selectedIds.size > 0) selectNoOthers()
  else return false
  return true
}

export const listKeys = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.ctrlKey || event.metaKey || event.altKey || !act(event)) return
  event.preventDefault()
}
