const template = /\{\{.*?\}\}|\{%.*?%\}/gs

/** The ranges of a text that are templates. */
export const templateRanges = (text: string): readonly { readonly from: number; readonly to: number }[] =>
  [...text.matchAll(template)].map(match => ({ from: match.index, to: match.index + match[0].length }))
