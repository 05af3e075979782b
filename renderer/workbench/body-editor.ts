import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { searchKeymap } from '@codemirror/search'
import { Annotation, EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { cspNonce } from '../host/csp-nonce.ts'

export interface BodyEditor {
  /** Shows another text; the same text changes nothing, so that the cursor stays. */
  show(text: string): void
  destroy(): void
}

interface BodyEditorOptions {
  readonly parent: HTMLElement
  readonly text: string
  readonly onChange: (text: string) => void
}

/** Marks a change that came from outside, which must not be told as if it had been typed. */
const fromOutside = Annotation.define<boolean>()

/** An editor for the body of a negative test: any text, of which nothing is marked. Tab leaves it. */
export const createBodyEditor = ({ parent, text, onChange }: BodyEditorOptions): BodyEditor => {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(cspNonce),
        EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': 'Body' }),
        EditorView.lineWrapping,
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap]),
        EditorView.updateListener.of(update => {
          const outside = update.transactions.some(t => t.annotation(fromOutside))
          if (update.docChanged && !outside) onChange(update.state.doc.toString())
        }),
      ],
    }),
  })
  const show = (next: string): void => {
    const { doc } = view.state
    if (doc.toString() === next) return
    view.dispatch({
      changes: { from: 0, to: doc.length, insert: next },
      annotations: fromOutside.of(true),
    })
  }
  return { show, destroy: () => view.destroy() }
}
