import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  startCompletion,
} from '@codemirror/autocomplete'
import { indentUnit } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { getLocation } from 'jsonc-parser'
import type { AnswerLanguage, PlacedItem } from './answer-language.ts'
import { drawMarkdown } from './markdown.ts'
import { readSnippet } from './snippet.ts'
import { inJson, templatePlace } from './template-names.ts'

export interface KnownVoice {
  readonly id: string
  readonly label: string
}

/** Kinds of the language server protocol, as CodeMirror calls them. */
const types: Record<number, string> = { 9: 'class', 10: 'property', 12: 'constant', 13: 'enum', 15: 'class' }

const documentationOf = ({ item }: PlacedItem): string => {
  const { documentation } = item
  return typeof documentation === 'string' ? documentation : (documentation?.value ?? '')
}

/** @param typed how many characters came after the item was made */
const putItem = (state: EditorState, { from, to, insert }: PlacedItem, typed: number) => {
  const line = state.doc.lineAt(from)
  const indent = /^\s*/.exec(line.text)?.[0] ?? ''
  const { text, from: start, to: end } = readSnippet(insert, indent, state.facet(indentUnit))
  return {
    changes: { from, to: to + typed, insert: text },
    selection: { anchor: from + start, head: from + end },
    scrollIntoView: true,
    userEvent: 'input.complete',
  }
}

/**
 * A completion of the language service as one of CodeMirror's.
 * @param pos where the cursor was when it was made
 * @param rank its place among the others, which stand in the order of the documentation
 */
export const toCompletion = (placed: PlacedItem, pos: number, rank: number): Completion => {
  const { item } = placed
  const documentation = documentationOf(placed)
  return {
    // What is typed already is matched with its quotation mark, which the bare name does not have.
    label: item.filterText ?? item.label,
    displayLabel: item.label,
    type: types[item.kind ?? 0] ?? 'text',
    boost: -Math.min(rank, 98),
    ...(documentation ? { info: () => drawMarkdown(documentation, 'cm-meaning') } : {}),
    apply: (view, _completion, _from, to) => {
      view.dispatch(putItem(view.state, placed, to - pos))
      // A key whose values are known goes on with those.
      if (item.command) startCompletion(view)
    },
  }
}

/** Keys and values by the schema of the answer. */
export const fromSchema =
  (language: () => Promise<AnswerLanguage>): CompletionSource =>
  async (context: CompletionContext): Promise<CompletionResult | null> => {
    if (!context.explicit && !context.matchBefore(/["\w-]$/)) return null
    const text = context.state.doc.toString()
    const items = await (await language()).completions(text, context.pos)
    if (context.aborted) return null
    const first = items[0]
    if (!first) return null
    // Those of another range would be matched with the wrong text.
    const from = Math.min(first.from, context.pos)
    return {
      from,
      options: items
        .filter(item => item.from === first.from)
        .map((item, rank) => toCompletion(item, context.pos, rank)),
      validFor: /^"?[\w-]*$/,
    }
  }

/** Voices that the platform lists, by id and by what it calls them. */
export const fromVoices =
  (voices: () => readonly KnownVoice[]): CompletionSource =>
  ({ state, pos, explicit }) => {
    const { path, isAtPropertyKey, previousNode } = getLocation(state.doc.toString(), pos)
    if (isAtPropertyKey || path.length !== 1 || (path[0] !== 'voice' && path[0] !== 'voice_name')) return null
    const node = previousNode?.type === 'string' && previousNode.offset <= pos ? previousNode : null
    if (!node && !explicit) return null
    const from = node ? node.offset : pos
    const to = node ? node.offset + node.length : pos
    return {
      from,
      options: voices().map(({ id, label }) => ({
        label: `${JSON.stringify(id)} ${label}`,
        displayLabel: id,
        detail: label.replace(id, '').replace(/^[\s·:,–-]+/, ''),
        type: 'enum',
        apply: (view: EditorView, _completion: Completion, _from: number, end: number) =>
          view.dispatch({
            changes: { from, to: to + end - pos, insert: JSON.stringify(id) },
            selection: { anchor: from + JSON.stringify(id).length },
            userEvent: 'input.complete',
          }),
      })),
      validFor: /^"[^"\n]*$/,
    }
  }

/** Names and filters in a template inside a string. */
export const fromTemplates: CompletionSource = ({ state, pos }) => {
  const line = state.doc.lineAt(pos)
  const before = line.text.slice(0, pos - line.from)
  const place = templatePlace(before, line.text.slice(pos - line.from))
  if (!place) return null
  const from = line.from + place.from
  // Right behind the braces a space is due.
  const lead = /\{\{$/.test(before.slice(0, place.from)) ? ' ' : ''
  return {
    from,
    options: place.words.map(({ label, meaning }, rank) => ({
      label,
      detail: meaning,
      type: 'variable',
      boost: -rank,
      apply: (view: EditorView) => {
        const end = view.state.selection.main.head
        const text = `${lead}${inJson(label)}`
        view.dispatch({
          changes: { from, to: end, insert: text + (place.open ? ' }}' : '') },
          selection: { anchor: from + text.length },
          userEvent: 'input.complete',
        })
      },
    })),
    validFor: /^[\w.]*$/,
  }
}
