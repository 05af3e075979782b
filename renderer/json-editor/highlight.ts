import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { Decoration, EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const colours = HighlightStyle.define([
  { tag: tags.propertyName, class: 't-key' },
  { tag: tags.string, class: 't-string' },
  { tag: tags.number, class: 't-number' },
  { tag: [tags.bool, tags.null], class: 't-word' },
  { tag: [tags.punctuation, tags.separator, tags.bracket], class: 't-mark' },
])

const templates = new MatchDecorator({
  regexp: /\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}/g,
  decoration: Decoration.mark({ class: 't-template' }),
})

/** Templates stand out of the text that they are in. */
const markTemplates = ViewPlugin.define(
  view => {
    let marks = templates.createDeco(view)
    return {
      get marks() {
        return marks
      },
      update: (update: ViewUpdate) => {
        marks = templates.updateDeco(update, marks)
      },
    }
  },
  { decorations: plugin => plugin.marks },
)

export const highlighting = [syntaxHighlighting(colours), markTemplates, EditorView.lineWrapping]
