import type { Extension } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta'])
const untilNextKeyMs = 86_400_000

/**
 * After Escape, Tab leaves the editor instead of indenting, until another key is pressed. A second Escape is not taken
 * here: the page leaves the editor then.
 */
export const leaveByTab = (): Extension => {
  let escaped = false
  const forget = (_event: unknown, view: EditorView): void => {
    escaped = false
    view.setTabFocusMode(false)
  }
  return [
    EditorView.domEventObservers({
      keydown: (event, view) => {
        if (event.key !== 'Escape' && event.key !== 'Tab' && !modifiers.has(event.key)) forget(event, view)
      },
      mousedown: forget,
      blur: forget,
    }),
    keymap.of([
      {
        key: 'Escape',
        run: view => {
          if (escaped) return false
          escaped = true
          view.setTabFocusMode(untilNextKeyMs)
          view.dispatch({
            effects: EditorView.announce.of('Tab goes on now. Escape again leaves to the list.'),
          })
          return true
        },
      },
    ]),
  ]
}
