import { visit } from 'jsonc-parser'
import { platformFacts } from '../../../shared/platforms/registry.ts'
import type { PlanBody, Tree } from './plan.ts'
import type { PlannedAnswer } from './planned-answer.ts'
import { readTemplate, type TemplateWorld, Untranslatable } from './read-template.ts'

/** Deeper ones are kept as text: a parser of Python gives up at 200 brackets in one another. */
const deepest = 50

/** A number that JavaScript and Python both write again as it is: they keep fifteen digits. */
const isPlainNumber = (raw: string): boolean => {
  const digits = raw
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '')
  return digits.length <= 15 && !/[eE]/.test(raw) && raw !== '-0'
}

/** Whether a document can be written as a literal of a language and come out the same. */
const isLiteral = (text: string): boolean => {
  let fine = true
  let depth = 0
  const down = (): void => {
    if (++depth > deepest) fine = false
  }
  const up = (): void => {
    depth--
  }
  visit(text, {
    onObjectBegin: down,
    onObjectEnd: up,
    onArrayBegin: down,
    onArrayEnd: up,
    onLiteralValue: (value, offset, length) => {
      if (typeof value === 'number' && !isPlainNumber(text.slice(offset, offset + length))) fine = false
    },
  })
  return fine
}

/** The words that the platform takes for a field, where they are listed. */
const wordsOf = (answer: PlannedAnswer, key: string): readonly string[] | undefined => {
  if (answer.kind !== 'config' || answer.forced) return undefined
  const { properties } = platformFacts(answer.platform).answerSchema()
  const field = (properties as Record<string, { enum?: readonly string[] }> | undefined)?.[key]
  return field?.enum
}

const treeOf = (value: unknown, answer: PlannedAnswer, world: TemplateWorld, key: string | null): Tree => {
  if (typeof value === 'string') {
    const parts = answer.templated ? readTemplate(value, world) : value === '' ? [] : [value]
    const words =
      key !== null && parts.some(part => typeof part !== 'string') ? wordsOf(answer, key) : undefined
    return { kind: 'text', parts, ...(words ? { oneOf: words } : {}) }
  }
  if (Array.isArray(value))
    return { kind: 'list', items: value.map(item => treeOf(item, answer, world, null)) }
  if (typeof value === 'object' && value !== null) {
    const top = key === ''
    return {
      kind: 'object',
      entries: Object.entries(value).map(([name, item]) => [
        name,
        treeOf(item, answer, world, top ? name : null),
      ]),
    }
  }
  return { kind: 'plain', value: value as null | boolean | number }
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What an answer sends, as far as that can be said in code. */
export const planBody = (answer: PlannedAnswer, world: TemplateWorld): PlanBody => {
  const { kind, templated, text, status } = answer
  // Those have no body, whatever is written down.
  if (status === 204 || status === 304) return { kind: 'text', text: '' }
  const literal = kind !== 'test' && isJson(text) && isLiteral(text)
  if (!templated && !literal) return { kind: 'text', text }
  if (!literal)
    return {
      kind: 'todo',
      why: isJson(text)
        ? 'it has templates beside numbers that are too long, or is nested too deep'
        : 'it has templates and is not JSON',
    }
  try {
    return { kind: 'json', value: treeOf(JSON.parse(text), answer, world, '') }
  } catch (error) {
    if (error instanceof Untranslatable) return { kind: 'todo', why: error.message }
    throw error
  }
}
