import { json } from '@codemirror/lang-json'
import { MergeView, unifiedMergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { cspNonce } from '../host/csp-nonce.ts'
import { highlighting } from '../json-editor/highlight.ts'

interface DiffOptions {
  readonly parent: HTMLElement
  readonly before: string
  readonly after: string
  /** "revision 3", for those who hear the page. */
  readonly beforeName: string
  readonly afterName: string
  readonly json: boolean
  /** Two editors side by side; otherwise one, with what is gone between the lines. */
  readonly sideBySide: boolean
}

const diffConfig = { scanLimit: 1_000, timeout: 300 }
const collapseUnchanged = { margin: 3, minSize: 6 }

const reading = (label: string, isJson: boolean): readonly Extension[] => [
  EditorView.cspNonce.of(cspNonce),
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  // Not editable, yet to be reached and scrolled by keyboard.
  EditorView.contentAttributes.of({
    'aria-label': label,
    tabindex: '0',
    role: 'textbox',
    'aria-readonly': 'true',
  }),
  lineNumbers(),
  isJson ? [json(), highlighting] : EditorView.lineWrapping,
]

/** Shows what differs between two texts. @returns a function that takes it away */
export const showDiff = (options: DiffOptions): (() => void) => {
  const { parent, before, after, beforeName, afterName, json: isJson, sideBySide } = options
  if (sideBySide) {
    const view = new MergeView({
      parent,
      a: { doc: before, extensions: [...reading(beforeName, isJson)] },
      b: { doc: after, extensions: [...reading(afterName, isJson)] },
      gutter: false,
      collapseUnchanged,
      diffConfig,
    })
    return () => view.destroy()
  }
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: after,
      extensions: [
        ...reading(`${beforeName} to ${afterName}`, isJson),
        unifiedMergeView({
          original: before,
          mergeControls: false,
          gutter: false,
          collapseUnchanged,
          diffConfig,
        }),
      ],
    }),
  })
  return () => view.destroy()
}
