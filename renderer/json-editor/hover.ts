import { hoverTooltip } from '@codemirror/view'
import type { AnswerLanguage, PlacedHover } from './answer-language.ts'
import { drawMarkdown } from './markdown.ts'

export const drawMeaning = ({ markdown }: PlacedHover): HTMLElement =>
  drawMarkdown(markdown, 'cm-meaning cm-hover')

/** What the documentation says of the key or value under the pointer. */
export const hovers = (language: () => Promise<AnswerLanguage>) =>
  hoverTooltip(async (view, pos) => {
    const found = await (await language()).hover(view.state.doc.toString(), pos)
    if (!found) return null
    return { pos: found.from, end: found.to, above: true, create: () => ({ dom: drawMeaning(found) }) }
  })
