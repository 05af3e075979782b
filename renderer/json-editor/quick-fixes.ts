import {
  type Completion,
  type CompletionSource,
  completionStatus,
  startCompletion,
} from '@codemirror/autocomplete'
import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { EditorView, type KeyBinding, keymap } from '@codemirror/view'
import type { PlacedFinding } from '../../shared/answer-text.ts'
import type { Fix } from '../document/fix.ts'
import { fixesFor } from '../document/fixes.ts'

const wanted = StateEffect.define<boolean>()

/** Whether the list that opens next is one of fixes: it takes the keys, the look and the names of the completion list. */
const wantsFixes = StateField.define<boolean>({
  create: () => false,
  update: (value, transaction) => {
    for (const effect of transaction.effects) if (effect.is(wanted)) return effect.value
    return transaction.docChanged || transaction.selection ? false : value
  },
})

/** What a person at the cursor means: a finding that it touches, else one on its line, else the next one. */
export const findingsFor = (
  findings: readonly PlacedFinding[],
  cursor: number,
  line: { readonly from: number; readonly to: number },
): readonly PlacedFinding[] => {
  const touching = findings.filter(f => f.from <= cursor && cursor <= f.to)
  if (touching.length > 0) return touching
  const here = findings.filter(f => f.from <= line.to && f.to >= line.from)
  if (here.length > 0) return here
  const next = findings.find(f => f.from > cursor) ?? findings[0]
  return next ? [next] : []
}

/** Once the list is gone, the next one is of completions again. */
const forget = EditorView.updateListener.of(({ startState, state, view }) => {
  if (!state.field(wantsFixes) || completionStatus(startState) === null || completionStatus(state) !== null)
    return
  queueMicrotask(() => view.dispatch({ effects: wanted.of(false) }))
})

interface QuickFixOptions {
  readonly findings: (text: string) => readonly PlacedFinding[]
  readonly onFix: (fix: Fix) => void
}

interface QuickFixes {
  readonly extension: Extension
  /** Wraps a source of completions, which has nothing to say while fixes are asked for. */
  readonly unless: (source: CompletionSource) => CompletionSource
  readonly source: CompletionSource
  readonly open: (view: EditorView) => boolean
}

export const quickFixKeys = 'Mod-.'

/** The fixes at the cursor, one key away. */
export const quickFixes = ({ findings, onFix }: QuickFixOptions): QuickFixes => {
  const at = (view: EditorView): readonly PlacedFinding[] => {
    const text = view.state.doc.toString()
    const mendable = findings(text).filter(finding => fixesFor(finding, text).length > 0)
    const cursor = view.state.selection.main.head
    return findingsFor(mendable, cursor, view.state.doc.lineAt(cursor))
  }
  const open = (view: EditorView): boolean => {
    const [first] = at(view)
    if (!first) {
      view.dispatch({ effects: EditorView.announce.of('There is nothing here that a quick fix could mend.') })
      return true
    }
    const cursor = view.state.selection.main.head
    const away = cursor < first.from || cursor > first.to
    view.dispatch({
      ...(away ? { selection: { anchor: first.from }, scrollIntoView: true } : {}),
      effects: wanted.of(true),
    })
    return startCompletion(view)
  }
  const source: CompletionSource = ({ state, pos, view }) => {
    if (!state.field(wantsFixes) || !view) return null
    const text = state.doc.toString()
    const options = at(view).flatMap(finding =>
      fixesFor(finding, text).map(
        (fix): Completion => ({
          label: fix.label,
          type: 'fix',
          info: () => Object.assign(document.createElement('p'), { textContent: finding.message }),
          apply: () => onFix(fix),
        }),
      ),
    )
    return options.length > 0 ? { from: pos, options, filter: false } : null
  }
  const binding: KeyBinding = { key: quickFixKeys, run: open, preventDefault: true }
  return {
    extension: [wantsFixes, forget, keymap.of([binding])],
    unless: other => context => (context.state.field(wantsFixes) ? null : other(context)),
    source,
    open,
  }
}
