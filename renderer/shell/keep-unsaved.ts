import { saveWaiting } from '../actions/edit-answer.ts'
import { leaveUnsaved, takeUnsaved } from '../state/unsaved.ts'

/** What is typed right before a page goes away is there again after it comes back. */
export const keepUnsaved = (): void => {
  takeUnsaved()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saveWaiting()
  })
  window.addEventListener('pagehide', () => {
    saveWaiting()
    leaveUnsaved()
  })
}
