import type { CaptureSummary } from '../capture.ts'
import { isWords } from './is-words.ts'
import type { FilterTerm } from './parse-filter.ts'
import { numberDigits, plainWords } from './plain-words.ts'

/** What rows name by ids. */
export interface FilterNames {
  answer(id: string): string | undefined
  rule(id: string): string | undefined
}

const noNames: FilterNames = { answer: () => undefined, rule: () => undefined }

const holds = (field: string | null | undefined, value: string): boolean =>
  field?.toLowerCase().includes(value) ?? false

/** Numbers match however they are spaced: "+1 415" finds +1415…. */
const holdsNumber = (field: string | null, value: string): boolean => {
  if (holds(field, value)) return true
  const wanted = numberDigits(value)
  return wanted !== null && (field?.replace(/\D/g, '').includes(wanted) ?? false)
}

/** The values that a word of `verdict:` stands for, besides the results. */
const verdictIs = ({ verdict, outcome, signature }: CaptureSummary, value: string): boolean =>
  verdict.result.startsWith(value) ||
  ('deadline'.startsWith(value) && outcome.source === 'deadline') ||
  ('unsigned'.startsWith(value) && (signature.status === 'failed' || signature.status === 'missing'))

/** What a row says in words: the same that the search has of it besides headers, bodies, and notes. */
export const rowWords = (c: CaptureSummary): readonly (string | null | undefined)[] => [
  c.eventType,
  c.tool,
  c.callId,
  c.from,
  c.to,
  c.id,
  c.outcome.source,
  c.outcome.handlerProblem,
  c.signature.status,
  c.signature.reason,
  c.verdict.result,
  c.verdict.reason,
  c.verdict.text,
  ...(c.verdict.warnings ?? []),
  ...(c.tags ?? []),
]

/** Whole words in their order, the last one maybe only begun, as the search finds them. */
const holdsWords = (c: CaptureSummary, value: string, exact: boolean): boolean => {
  const wanted = ` ${plainWords(value).join(' ')}${exact ? ' ' : ''}`
  return rowWords(c).some(field => field && ` ${plainWords(field).join(' ')} `.includes(wanted))
}

const holdsTerm = (c: CaptureSummary, term: FilterTerm, names: FilterNames): boolean => {
  switch (term.key) {
    case 'text':
      return (
        holdsWords(c, term.value, term.exact === true) ||
        (numberDigits(term.value) !== null &&
          (holdsNumber(c.from, term.value) || holdsNumber(c.to, term.value)))
      )
    case 'type':
      return holds(c.eventType, term.value)
    case 'verdict':
      return verdictIs(c, term.value)
    case 'is':
      return Object.entries(isWords).some(([word, is]) => word.startsWith(term.value) && is(c))
    case 'from':
      return holdsNumber(c.from, term.value)
    case 'to':
      return holdsNumber(c.to, term.value)
    case 'call':
      return holds(c.callId, term.value)
    case 'source':
      return c.outcome.source.startsWith(term.value)
    case 'signature':
      return c.signature.status.startsWith(term.value)
    case 'status': {
      const status = c.outcome.status ?? 0
      return status >= term.least && status <= term.most
    }
    case 'slower':
      return c.timing.localMs > term.ms
    case 'faster':
      return c.timing.localMs < term.ms
    case 'after':
      return Date.parse(c.receivedAt) >= term.epochMs
    case 'before':
      return Date.parse(c.receivedAt) < term.epochMs
    case 'answer': {
      const { answerId } = c.outcome
      return (
        answerId !== undefined && (holds(answerId, term.value) || holds(names.answer(answerId), term.value))
      )
    }
    case 'rule': {
      const { ruleId } = c.outcome
      return ruleId !== undefined && (holds(ruleId, term.value) || holds(names.rule(ruleId), term.value))
    }
    case 'tool':
      return holds(c.tool, term.value)
    case 'tag':
      return c.tags?.some(tag => holds(tag, term.value)) ?? false
    case 'note':
      return c.noted === true
  }
}

/** A row cannot say what a note does not say. */
const cannotSay = ({ key, not }: FilterTerm): boolean => key === 'note' && not

/**
 * Whether a capture passes all terms, as far as its row can say: free words are looked for in the row alone, and of a
 * note only that there is one. The search knows the rest.
 */
export const matcherOf =
  (terms: readonly FilterTerm[], names: FilterNames = noNames) =>
  (capture: CaptureSummary): boolean =>
    terms.every(term => cannotSay(term) || holdsTerm(capture, term, names) !== term.not)
