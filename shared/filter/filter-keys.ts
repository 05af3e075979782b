import { OutcomeSource, SignatureStatus, VerdictResult } from '../capture.ts'
import { isWords } from './is-words.ts'

/** What a token can name. */
export const filterKeys = [
  'type',
  'verdict',
  'is',
  'from',
  'to',
  'call',
  'source',
  'signature',
  'status',
  'slower',
  'faster',
  'after',
  'before',
  'answer',
  'rule',
  'tool',
  'tag',
  'note',
] as const
export type FilterKey = (typeof filterKeys)[number]

/** The values that exist; anything else can never match, so it is said instead of showing an empty list. */
export const knownValues: Partial<Record<FilterKey, readonly string[]>> = {
  verdict: [...VerdictResult.options, 'deadline', 'unsigned'],
  is: Object.keys(isWords),
  source: OutcomeSource.options,
  signature: SignatureStatus.options,
}

/** Each in use, for whoever left the value out. */
export const filterExamples: Record<FilterKey, string> = {
  type: 'type:incoming',
  verdict: 'verdict:fallback',
  is: 'is:failed',
  from: 'from:+1415',
  to: 'to:+1555',
  call: 'call:9876',
  source: 'source:deadline',
  signature: 'signature:missing',
  status: 'status:5xx',
  slower: 'slower:500',
  faster: 'faster:100',
  after: 'after:2026-01-31T12:30',
  before: 'before:2h',
  answer: 'answer:concierge',
  rule: 'rule:vip',
  tool: 'tool:book_table',
  tag: 'tag:odd',
  note: 'note:invoice',
}

export const isFilterKey = (word: string): word is FilterKey =>
  (filterKeys as readonly string[]).includes(word)
