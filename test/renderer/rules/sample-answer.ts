import type { AnswerState } from '../../../shared/answer.ts'
import type { Rule } from '../../../shared/rules/rule.ts'

/** An answer in force, of which a test only minds who it is. */
export const sampleAnswer = (id: string, name: string): AnswerState => ({
  id,
  platform: 'thunderphone',
  kind: 'config',
  name,
  pinned: false,
  file: null,
  revision: 1,
  text: '{}',
  status: 200,
  delayMs: 0,
  note: null,
  forced: false,
  swappedInAt: '2026-03-01T12:00:00.000Z',
  draft: null,
  firstCaptureId: null,
})

/** A whole rule, with what a test wants to be different. */
export const sampleRule = (id: string, change: Partial<Rule> = {}): Rule => ({
  id,
  name: id,
  on: true,
  when: [],
  action: { do: 'answer', answer: 'a1' },
  ...change,
})
