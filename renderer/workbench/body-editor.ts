import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { searchKeymap } from '@codemirror/search'
import { Annotation, EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { cspNonce } from '../host/csp-nonce.ts'
import { highlighting } from '../json-editor/highlight.ts'

export interface BodyEditor {
  /** Shows another text; the same text changes nothing, so that the cursor stays. */
  show(text: string): void
  destroy(): void
}

interface BodyEditorOptions {
  readonly parent: HTMLElement
  readonly text: string
  /** Its name, for those who hear the page. */
  readonly label?: string
  /** Colours it. */
  readonly json?: boolean
  readonly onChange: (text: string) => void
}

/** Marks a change that came from outside, which must not be told as if it had been typed. */
const fromOutside = Annotation.define<boolean>()

/** An editor for a body that may be anything: nothing in it is marked as wrong. Tab leaves it. */
export const createBodyEditor = (options: BodyEditorOptions): BodyEditor => {
  const { parent, text, label = 'Body', onChange } = options
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(cspNonce),
        EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label }),
        EditorView.lineWrapping,
        options.json ? [json(), highlighting] : [],
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
