import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, linter, lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { Annotation, EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { checkAnswerText } from '../../shared/answer-text.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { fixesFor } from '../document/fixes.ts'
import { cspNonce } from '../host/csp-nonce.ts'

export interface JsonEditor {
  /** Shows another text; the same text changes nothing, so that the cursor stays. */
  show(text: string): void
  destroy(): void
}

interface JsonEditorOptions {
  readonly parent: HTMLElement
  readonly platform: PlatformId
  readonly text: string
  readonly onChange: (text: string) => void
}

/** Marks a change that came from outside, which must not be told as if it had been typed. */
const fromOutside = Annotation.define<boolean>()

const colours = HighlightStyle.define([
  { tag: tags.propertyName, class: 't-key' },
  { tag: tags.string, class: 't-string' },
  { tag: tags.number, class: 't-number' },
  { tag: [tags.bool, tags.null], class: 't-word' },
  { tag: [tags.punctuation, tags.separator, tags.bracket], class: 't-mark' },
])

/** The smallest replacement that turns one text into the other, so that cursor and scroll place survive. */
const smallestChange = (before: string, after: string) => {
  let from = 0
  const most = Math.min(before.length, after.length)
  while (from < most && before[from] === after[from]) from++
  let end = 0
  while (end < most - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) }
}

const diagnostics = (platform: PlatformId, text: string, show: (text: string) => void): Diagnostic[] =>
  checkAnswerText(platform, text).findings.map(finding => ({
    from: Math.min(finding.from, text.length),
    to: Math.min(finding.to, text.length),
    severity: finding.severity,
    message: finding.message,
    actions: fixesFor(finding, text).map(fix => ({
      name: fix.label,
      apply: view => show(fix.apply(view.state.doc.toString())),
    })),
  }))

/** An editor for an answer's text. What is wrong is marked by the schema that the verdict uses. */
export const createJsonEditor = ({ parent, platform, text, onChange }: JsonEditorOptions): JsonEditor => {
  const replace = (next: string, outside: boolean): void => {
    const before = view.state.doc.toString()
    if (before === next) return
    view.dispatch({
      changes: smallestChange(before, next),
      ...(outside ? { annotations: fromOutside.of(true) } : {}),
    })
  }
  const view: EditorView = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(cspNonce),
        EditorView.contentAttributes.of({ 'aria-label': 'Answer as JSON' }),
        EditorView.lineWrapping,
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        bracketMatching(),
        highlightSelectionMatches(),
        json(),
        syntaxHighlighting(colours),
        linter(v => diagnostics(platform, v.state.doc.toString(), next => replace(next, false)), {
          delay: 150,
        }),
        keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap, indentWithTab]),
        EditorView.updateListener.of(update => {
          const outside = update.transactions.some(t => t.annotation(fromOutside))
          if (update.docChanged && !outside) onChange(update.state.doc.toString())
        }),
      ],
    }),
  })
  return { show: next => replace(next, true), destroy: () => view.destroy() }
}
