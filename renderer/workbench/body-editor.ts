import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, syntaxHighlighting } from '@codemirror/language'
import { linter, lintGutter, lintKeymap } from '@codemirror/lint'
import { searchKeymap } from '@codemirror/search'
import { Annotation, EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { checkAnswerText } from '../../shared/answer-text.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { cspNonce } from '../host/csp-nonce.ts'
import { jsonColours } from '../text/json-colours.ts'

export interface BodyEditor {
  /** Shows another text; the same text changes nothing, so that the cursor stays. */
  show(text: string): void
  destroy(): void
}

interface BodyEditorOptions {
  readonly parent: HTMLElement
  readonly label: string
  readonly text: string
  /** Marks what is not JSON; null for a body that may be anything. */
  readonly json: PlatformId | null
  readonly onChange: (text: string) => void
}

/** Marks a change that came from outside, which must not be told as if it had been typed. */
const fromOutside = Annotation.define<boolean>()

const jsonMarks = (platform: PlatformId): Extension => [
  lintGutter(),
  bracketMatching(),
  json(),
  syntaxHighlighting(jsonColours),
  linter(
    view => {
      const length = view.state.doc.length
      return checkAnswerText(platform, view.state.doc.toString(), 'tool').findings.map(finding => ({
        from: Math.min(finding.from, length),
        to: Math.min(finding.to, length),
        severity: finding.severity,
        message: finding.message,
      }))
    },
    { delay: 150 },
  ),
]

/** An editor for a body that no schema describes: the reply to a tool, or a negative test. */
export const createBodyEditor = ({ parent, label, text, json, onChange }: BodyEditorOptions): BodyEditor => {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(cspNonce),
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorView.lineWrapping,
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        json === null ? [] : jsonMarks(json),
        keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap, indentWithTab]),
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
