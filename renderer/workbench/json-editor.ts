import { autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language'
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint'
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search'
import { Annotation, EditorState, StateEffect } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import type { AnswerKind } from '../../shared/answer.ts'
import { checkAnswerText, type PlacedFinding } from '../../shared/answer-text.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { formatted } from '../document/answer-edits.ts'
import type { Fix } from '../document/fix.ts'
import { fixesFor } from '../document/fixes.ts'
import { voiceFindings } from '../document/voice-finding.ts'
import { cspNonce } from '../host/csp-nonce.ts'
import type { AnswerLanguage } from '../json-editor/answer-language.ts'
import { fromSchema, fromTemplates, fromVoices, type KnownVoice } from '../json-editor/complete.ts'
import { highlighting } from '../json-editor/highlight.ts'
import { hovers } from '../json-editor/hover.ts'
import { infoPlace } from '../json-editor/info-place.ts'
import { leaveByTab } from '../json-editor/leave-by-tab.ts'
import { quickFixes } from '../json-editor/quick-fixes.ts'
import { tellHere } from '../json-editor/tell-here.ts'
import { modifierLabel } from '../keyboard/modifier.ts'

export interface JsonEditor {
  /** Shows another text; the same text changes nothing, so that the cursor stays. */
  show(text: string): void
  /** Lays the text out anew; what does not parse is left as it is, which is announced. */
  format(): void
  find(): void
  /** Opens the fixes at the cursor. */
  fix(): void
  /** More or less is known than before: another list of voices, another finding. */
  recheck(): void
  destroy(): void
}

interface JsonEditorOptions {
  readonly parent: HTMLElement
  readonly platform: PlatformId
  readonly kind: AnswerKind
  readonly text: string
  /** The id of the element that tells how to leave it by keyboard. */
  readonly describedBy: string
  readonly voices: () => readonly KnownVoice[]
  /** What is known to be wrong with a text beyond the check. */
  readonly more: (text: string) => readonly PlacedFinding[]
  readonly onChange: (text: string) => void
  readonly onFix: (fix: Fix) => void
}

/** Marks a change that came from outside, which must not be told as if it had been typed. */
const fromOutside = Annotation.define<boolean>()
/** Asks for the marks anew, because more is known than the text says. */
const recheck = StateEffect.define<null>()

/** Schemas and the service that reads them are fetched when they are first needed: the text shows without them. */
const languages = new Map<PlatformId, Promise<AnswerLanguage>>()
const languageOf = (platform: PlatformId) => (): Promise<AnswerLanguage> => {
  const known =
    languages.get(platform) ??
    import('../json-editor/answer-language.ts').then(({ answerLanguage }) => answerLanguage(platform))
  languages.set(platform, known)
  // What could not be fetched, because the host was away, is fetched again.
  known.catch(() => languages.delete(platform))
  return known
}

/** The smallest replacement that turns one text into the other, so that cursor and scroll place survive. */
const smallestChange = (before: string, after: string) => {
  let from = 0
  const most = Math.min(before.length, after.length)
  while (from < most && before[from] === after[from]) from++
  let end = 0
  while (end < most - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) }
}

/** An editor for an answer's text. What is wrong is marked by the schema that the verdict uses. */
export const createJsonEditor = (options: JsonEditorOptions): JsonEditor => {
  const { parent, platform, kind, onChange, onFix } = options
  const findings = (text: string): readonly PlacedFinding[] => {
    const check = checkAnswerText(platform, text, kind)
    const voices = kind === 'config' ? voiceFindings(text, check, options.voices()) : []
    return [...check.findings, ...voices, ...options.more(text)]
  }
  const fixes = quickFixes({ findings, onFix })

  const diagnostics = (text: string): Diagnostic[] =>
    findings(text).map(finding => ({
      from: Math.min(finding.from, text.length),
      to: Math.min(finding.to, text.length),
      severity: finding.severity,
      message: finding.message,
      actions: fixesFor(finding, text).map(fix => ({ name: fix.label, apply: () => onFix(fix) })),
    }))

  const replace = (next: string, outside: boolean): void => {
    const before = view.state.doc.toString()
    if (before === next) return
    view.dispatch({
      changes: smallestChange(before, next),
      ...(outside ? { annotations: fromOutside.of(true) } : {}),
    })
  }
  const format = (): boolean => {
    const next = formatted(view.state.doc.toString())
    if (next === null)
      view.dispatch({ effects: EditorView.announce.of('Not formatted: the text is not JSON at the moment.') })
    else replace(next, false)
    return true
  }

  const language = languageOf(platform)
  const sources = [
    fixes.source,
    fixes.unless(fromTemplates),
    ...(kind === 'config'
      ? [fixes.unless(fromVoices(options.voices)), fixes.unless(fromSchema(language))]
      : []),
  ]

  const view: EditorView = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        EditorView.cspNonce.of(cspNonce),
        EditorView.contentAttributes.of({
          // A checker does not know that what is editable can be reached, and be scrolled, by keyboard.
          tabindex: '0',
          'aria-label': 'Answer as JSON',
          'aria-describedby': options.describedBy,
        }),
        lineNumbers(),
        lintGutter(),
        foldGutter({ openText: '⌄', closedText: '›' }),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        bracketMatching(),
        highlightSelectionMatches(),
        search({ top: true }),
        json(),
        highlighting,
        kind === 'config' ? hovers(language) : [],
        autocompletion({
          override: sources,
          icons: false,
          aboveCursor: false,
          positionInfo: (_view, list, option, info, space) => ({
            style: infoPlace(list, option, info, space),
          }),
        }),
        fixes.extension,
        linter(v => diagnostics(v.state.doc.toString()), {
          delay: 150,
          needsRefresh: ({ transactions }) => transactions.some(t => t.effects.some(e => e.is(recheck))),
        }),
        keymap.of([
          { key: 'Shift-Alt-f', run: format, preventDefault: true },
          ...completionKeymap,
          ...foldKeymap,
          ...searchKeymap,
          ...historyKeymap,
        ]),
        tellHere({
          findings,
          language: kind === 'config' ? language : null,
          fixKeys: `${modifierLabel} .`,
          mendable: (finding, text) => fixesFor(finding, text).length > 0,
        }),
        leaveByTab(),
        keymap.of([...defaultKeymap, indentWithTab]),
        EditorView.updateListener.of(update => {
          const outside = update.transactions.some(t => t.annotation(fromOutside))
          if (update.docChanged && !outside) onChange(update.state.doc.toString())
        }),
      ],
    }),
  })
  return {
    show: next => replace(next, true),
    format: () => {
      format()
      view.focus()
    },
    find: () => {
      openSearchPanel(view)
    },
    fix: () => {
      view.focus()
      fixes.open(view)
    },
    recheck: () => view.dispatch({ effects: recheck.of(null) }),
    destroy: () => view.destroy(),
  }
}
