interface Range {
  readonly from: number
  readonly to: number
}

const template = /\{\{.*?\}\}|\{%.*?%\}/gs

/** The ranges of a text that are templates. */
export const templateRanges = (text: string): readonly Range[] =>
  [...text.matchAll(template)].map(match => ({ from: match.index, to: match.index + match[0].length }))

/**
 * The ranges of a rendered text that its templates filled in: what lies between the words that stand around them. Null
 * when those words are not there as they were, because a template left some out.
 */
export const filledRanges = (source: string, rendered: string): readonly Range[] | null => {
  const templates = templateRanges(source)
  const filled: Range[] = []
  let at = 0
  for (const [i, { from }] of templates.entries()) {
    const before = source.slice(templates[i - 1]?.to ?? 0, from)
    const found = rendered.indexOf(before, at)
    if (found === -1 || (i === 0 && found !== 0)) return null
    if (i > 0) filled.push({ from: at, to: found })
    at = found + before.length
  }
  const last = source.slice(templates.at(-1)?.to ?? 0)
  if (!rendered.endsWith(last) || rendered.length - last.length < at) return null
  filled.push({ from: at, to: rendered.length - last.length })
  return filled.filter(range => range.to > range.from)
}
