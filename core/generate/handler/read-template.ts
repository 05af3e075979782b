import { Output, type Template, type Token, TokenKind, TypeGuards } from 'liquidjs'
import { makeLiquid } from '../../templates/liquid.ts'
import { mayHoldTemplate } from '../../templates/renderer.ts'
import type { FilterName, Part, Value } from './plan.ts'

/** A template that says more than a handler can be given of it. The message follows "because". */
export class Untranslatable extends Error {}

const no = (why: string): Untranslatable => new Untranslatable(why)

const filters: Readonly<Record<string, readonly [name: FilterName, args: number]>> = {
  default: ['orElse', 1],
  upcase: ['upcase', 0],
  downcase: ['downcase', 0],
  capitalize: ['capitalize', 0],
  strip: ['strip', 0],
  append: ['append', 1],
  prepend: ['prepend', 1],
  replace: ['replace', 2],
  remove: ['remove', 1],
}

/** What Liquid reads into a list or a text instead of looking it up. */
const computed = ['size', 'first', 'last', 'length']

/** What both Node and Python write alike in English. */
const clockLetters = /^(?:[^%]|%[YmdHMSAaBbIpy%]|%-[mdHMSI])*$/

export interface TemplateWorld {
  /** Whether the connection has a table of callers; without one `caller` is nobody. */
  readonly callers: boolean
}

const stepOf = (token: Token): string | number => {
  if (TypeGuards.isNumberToken(token) && Number.isInteger(token.content) && token.content >= 0)
    return token.content
  const name = TypeGuards.isQuotedToken(token)
    ? token.content
    : TypeGuards.isWordToken(token)
      ? token.content
      : null
  if (name === null || computed.includes(name)) throw no(`it looks something up by “${token.getText()}”`)
  return name
}

const pathOf = (token: Token, { callers }: TemplateWorld): Value => {
  if (!TypeGuards.isPropertyAccessToken(token) || token.variable !== undefined)
    throw no(`it computes “${token.getText()}”`)
  const [root, ...steps] = token.props.map(stepOf)
  switch (root) {
    case 'data':
      return { from: 'data', steps }
    case 'query': {
      const [name, ...more] = steps
      if (typeof name !== 'string' || more.length > 0) throw no('it takes the query as a whole')
      return { from: 'query', name }
    }
    case 'caller':
      if (callers) throw no('it names the caller, who is known from the table of callers')
      return { from: 'nobody' }
    case 'type':
    case 'now':
    case 'tunnel':
      if (steps.length > 0) throw no(`it looks something up in “${root}”`)
      return { from: root }
    default:
      throw no(`it names “${root}”`)
  }
}

const operandOf = (token: Token | undefined, world: TemplateWorld): Value => {
  if (token === undefined) throw no('it has an empty output')
  if (TypeGuards.isQuotedToken(token)) return { from: 'text', text: token.content }
  if (TypeGuards.isNumberToken(token)) return { from: 'text', text: String(token.content) }
  return pathOf(token, world)
}

const clockOf = (args: readonly Value[]): Value => {
  const [format, zone = { from: 'text', text: 'UTC' }, ...more] = args
  if (format?.from !== 'text' || zone.from !== 'text' || more.length > 0)
    throw no('it shows a time in a way that depends on the call')
  if (!clockLetters.test(format.text)) throw no(`it shows a time as “${format.text}”`)
  return { from: 'clock', zone: zone.text, format: format.text }
}

const outputOf = ({ value }: Output, world: TemplateWorld): Part => {
  const { postfix } = value.initial
  if (postfix.length !== 1) throw no('it computes')
  let result = operandOf(postfix[0], world)
  for (const { name, args } of value.filters) {
    const given = args.map(arg => {
      if (Array.isArray(arg)) throw no(`its filter “${name}” has named arguments`)
      return operandOf(arg, world)
    })
    if (name === 'date' && result.from === 'now') {
      result = clockOf(given)
      continue
    }
    const [filter, count] = (Object.hasOwn(filters, name) ? filters[name] : undefined) ?? []
    if (filter === undefined || given.length !== count) throw no(`it uses the filter “${name}”`)
    const [pattern] = given
    if ((name === 'replace' || name === 'remove') && pattern?.from === 'text' && pattern.text === '')
      throw no(`its filter “${name}” looks for nothing`)
    result = { from: 'filter', name: filter, args: [result, ...given] }
  }
  return result.from === 'text' ? result.text : result
}

const partOf = (template: Template, world: TemplateWorld): Part => {
  if (template instanceof Output) return outputOf(template, world)
  const { token } = template
  if (token.kind === TokenKind.HTML) return (token as Token & { getContent(): string }).getContent()
  const name = TypeGuards.isTagToken(token) ? token.name : ''
  if (name === 'comment') return ''
  throw no(`it uses {% ${name} %}`)
}

const liquid = makeLiquid()

/** Texts that follow one another as one; none that is empty. */
const joined = (parts: readonly Part[]): Part[] => {
  const all: Part[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (part === '') continue
    if (typeof part === 'string' && typeof last === 'string') all[all.length - 1] = last + part
    else all.push(part)
  }
  return all
}

/** A text of an answer in its pieces. @throws Untranslatable */
export const readTemplate = (text: string, world: TemplateWorld): readonly Part[] => {
  if (!mayHoldTemplate(text)) return text === '' ? [] : [text]
  let templates: Template[]
  try {
    templates = liquid.parse(text)
  } catch (error) {
    throw no(`it is broken: ${(error as Error).message.replace(/, line:\d+, col:\d+$/, '')}`)
  }
  return joined(templates.map(template => partOf(template, world)))
}
