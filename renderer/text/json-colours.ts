import { HighlightStyle } from '@codemirror/language'
import { tags } from '@lezer/highlight'

/** The colours of JSON in an editor: the same classes as everywhere on the page. */
export const jsonColours = HighlightStyle.define([
  { tag: tags.propertyName, class: 't-key' },
  { tag: tags.string, class: 't-string' },
  { tag: tags.number, class: 't-number' },
  { tag: [tags.bool, tags.null], class: 't-word' },
  { tag: [tags.punctuation, tags.separator, tags.bracket], class: 't-mark' },
])
