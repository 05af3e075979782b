import type { Language } from './language.ts'
import type { Part, Plain, Tree, Value } from './plan.ts'

/** Prints values, and remembers which functions the file needs for them. */
export interface ValuePrinter {
  tree(tree: Tree, depth: number): string
  /** On one line; @param depth given: long lists get a line for each item */
  plain(value: Plain, depth?: number): string
  /** A function of the handler, by its name in camel case, called with these. */
  call(name: string, args: readonly string[]): string
}

const widest = 96
/** A text of more lines stands on one. */
const mostLines = 400

/** A long text line by line, as somebody would write it. */
const inLines = (parts: readonly Part[]): readonly Part[] => {
  const lines = parts.flatMap((part): readonly Part[] =>
    typeof part === 'string' ? (part.match(/[^\n]*\n+|[^\n]+/g) ?? []) : [part],
  )
  const size = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0)
  return lines.length > mostLines || size < 60 ? parts : lines
}

export const makeValuePrinter = (language: Language, need: (helper: string) => void): ValuePrinter => {
  const { words, indent } = language

  const call = (name: string, args: readonly string[]): string => {
    need(name)
    return `${language.name(name)}(${args.join(', ')})`
  }
  const scalar = (value: null | boolean | number): string =>
    value === null ? words.null : typeof value === 'number' ? String(value) : words[value ? 'true' : 'false']
  /** On one line where it fits, else each on its own. */
  const listed = (open: string, items: readonly string[], close: string, depth: number, pad = ''): string => {
    const line = `${open}${pad}${items.join(', ')}${pad}${close}`
    if (items.length === 0) return `${open}${close}`
    if (line.length + depth * indent.length <= widest && !line.includes('\n')) return line
    const inner = indent.repeat(depth + 1)
    return `${open}\n${items.map(item => `${inner}${item},\n`).join('')}${indent.repeat(depth)}${close}`
  }
  const plain = (value: Plain, depth?: number): string => {
    if (typeof value === 'string') return language.text(value)
    if (typeof value !== 'object' || value === null) return scalar(value)
    const items = value.map(item => plain(item))
    return depth === undefined ? `[${items.join(', ')}]` : listed('[', items, ']', depth)
  }

  const value = (of: Value): string => {
    switch (of.from) {
      case 'data':
        return of.steps.length === 0
          ? 'call.data'
          : call('at', ['call.data', ...of.steps.map(step => plain(step))])
      case 'type':
        return 'call.type'
      case 'now':
        return call('isoTime', ['call'])
      case 'tunnel':
        return call('publicUrl', [])
      case 'nobody':
        return words.null
      case 'query':
        return call('parameter', ['call', plain(of.name)])
      case 'clock':
        return call('clock', ['call', plain(of.zone), plain(of.format)])
      case 'text':
        return plain(of.text)
      case 'filter':
        return call(of.name, of.args.map(value))
    }
  }
  const part = (of: Part): string => (typeof of === 'string' ? plain(of) : value(of))

  const text = (parts: readonly Part[], depth: number): string => {
    const [only, ...more] = parts
    if (only === undefined) return plain('')
    if (typeof only === 'string' && more.length === 0 && inLines(parts).length === 1) return plain(only)
    need('text')
    return listed('text(', inLines(parts).map(part), ')', depth)
  }

  const tree = (of: Tree, depth: number): string => {
    switch (of.kind) {
      case 'plain':
        return scalar(of.value)
      case 'text': {
        if (of.oneOf === undefined) return text(of.parts, depth)
        need('oneOf')
        return listed(
          `${language.name('oneOf')}(`,
          [plain(of.oneOf, depth + 1), text(of.parts, depth + 1)],
          ')',
          depth,
        )
      }
      case 'list':
        return listed(
          '[',
          of.items.map(item => tree(item, depth + 1)),
          ']',
          depth,
        )
      case 'object': {
        const entries = of.entries.map(([key, item]) => `${language.key(key)}: ${tree(item, depth + 1)}`)
        return listed('{', entries, '}', depth, language.pad)
      }
    }
  }
  return { tree, plain, call }
}
