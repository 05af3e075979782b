import type { CaptureSummary } from '../capture.ts'
import type { FilterTerm } from './parse-filter.ts'

const digits = (text: string): string => text.replace(/[^\d+]/g, '')

const holds = (field: string | null, value: string): boolean => field?.toLowerCase().includes(value) ?? false

/** Numbers match however they are spaced: "+1 415" finds +1415…. */
const holdsNumber = (field: string | null, value: string): boolean => {
  if (holds(field, value)) return true
  if (/[^\d\s+().-]/.test(value)) return false
  const wanted = digits(value)
  return wanted.length > 1 && field !== null && digits(field).includes(wanted)
}

const isUnsigned = ({ signature }: CaptureSummary): boolean =>
  signature.status === 'failed' || signature.status === 'missing'

const verdictIs = (c: CaptureSummary, value: string): boolean =>
  c.verdict.result.startsWith(value) ||
  ('deadline'.startsWith(value) && c.outcome.source === 'deadline') ||
  ('unsigned'.startsWith(value) && isUnsigned(c))

const holdsText = (c: CaptureSummary, value: string): boolean =>
  holds(c.eventType, value) ||
  holds(c.callId, value) ||
  holdsNumber(c.from, value) ||
  holdsNumber(c.to, value) ||
  holds(c.verdict.text, value) ||
  holds(c.verdict.result, value) ||
  holds(c.verdict.reason, value) ||
  holds(c.outcome.source, value) ||
  holds(c.signature.reason ?? null, value) ||
  holds(c.id, value)

const holdsTerm = (c: CaptureSummary, term: FilterTerm): boolean => {
  switch (term.key) {
    case 'text':
      return holdsText(c, term.value)
    case 'type':
      return holds(c.eventType, term.value)
    case 'verdict':
      return verdictIs(c, term.value)
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
    case 'slower':
      return c.timing.localMs > term.ms
    case 'after':
      return Date.parse(c.receivedAt) >= term.epochMs
  }
}

/** Whether a capture passes all terms. */
export const matcherOf =
  (terms: readonly FilterTerm[]) =>
  (capture: CaptureSummary): boolean =>
    terms.every(term => holdsTerm(capture, term) !== term.not)
