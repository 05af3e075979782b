import { focusView } from '../keyboard/view-focus.ts'

/** Where the focus was before it went to a waiting call. */
let cameFrom: Element | null = null

const rowOf = (element: Element | null): HTMLElement | null =>
  element?.closest<HTMLElement>('[data-waiting]') ?? null

/** The id of the waiting call that has the focus, or that this element belongs to. */
export const waitingIdAt = (element: Element | null = document.activeElement): string | null =>
  rowOf(element)?.dataset.waiting ?? null

/** Into the row of a waiting call, onto what sends its answer. @returns whether it is there */
export const focusWaiting = (id: string): boolean => {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-waiting]')]
  const row = rows.find(r => r.dataset.waiting === id)
  const send = row?.querySelector<HTMLElement>('[data-send]')
  if (!row || !send) return false
  if (waitingIdAt() === null) cameFrom = document.activeElement
  send.focus()
  row.scrollIntoView({ block: 'nearest' })
  return true
}

/** Back to where the focus was before; to the list of the view where that is gone. */
export const focusBack = (): void => {
  const back = cameFrom
  cameFrom = null
  if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus()
  else focusView()
}
