const template = /\{\{.*?\}\}|\{%.*?%\}/gs

/** Whether a text may hold a template at all: one without is sent byte for byte. */
export const holdsTemplate = (text: string): boolean => text.includes('{{') || text.includes('{%')

/** The ranges of a text that are templates. */
export const templateRanges = (text: string): readonly { readonly from: number; readonly to: number }[] =>
  [...text.matchAll(template)].map(match => ({ from: match.index, to: match.index + match[0].length }))
