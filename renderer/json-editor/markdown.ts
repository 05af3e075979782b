/** A piece of a line of text. */
export interface Span {
  readonly kind: 'text' | 'code' | 'strong'
  readonly text: string
}

const piece = /`([^`]+)`|\*\*([^*]+)\*\*/g

/** What stands behind the backslashes that keep marks from being read as Markdown. */
const plain = (text: string): string => text.replace(/\\([\\`*_{}[\]()#+\-.!<>~|])/g, '$1')

const spansOf = (line: string): readonly Span[] => {
  const spans: Span[] = []
  let at = 0
  for (const match of line.matchAll(piece)) {
    const escaped = line[match.index - 1] === '\\'
    if (escaped) continue
    if (match.index > at) spans.push({ kind: 'text', text: plain(line.slice(at, match.index)) })
    spans.push(
      match[1] === undefined
        ? { kind: 'strong', text: plain(match[2] ?? '') }
        : { kind: 'code', text: match[1] },
    )
    at = match.index + match[0].length
  }
  if (at < line.length) spans.push({ kind: 'text', text: plain(line.slice(at)) })
  return spans
}

/** The little Markdown that descriptions are written in: paragraphs, code and bold. Everything else is text. */
export const readMarkdown = (markdown: string): readonly (readonly Span[])[] =>
  markdown
    .split(/\n\s*\n/)
    .map(paragraph => spansOf(paragraph.replace(/\s+/g, ' ').trim()))
    .filter(spans => spans.length > 0)

/** As elements: text is only ever set as text. */
export const drawMarkdown = (markdown: string, className: string): HTMLElement => {
  const root = document.createElement('div')
  root.className = className
  for (const spans of readMarkdown(markdown)) {
    const paragraph = document.createElement('p')
    for (const { kind, text } of spans) {
      const element = kind === 'text' ? null : document.createElement(kind)
      if (element) element.textContent = text
      paragraph.append(element ?? text)
    }
    root.append(paragraph)
  }
  return root
}
