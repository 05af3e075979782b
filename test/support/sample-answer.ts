import { type AnswerState, plainContent } from '../../shared/answer.ts'

/** An answer that gives `{}`, named after its id, with what a test wants to be different. */
export const sampleAnswer = (id: string, change: Partial<AnswerState> = {}): AnswerState => ({
  id,
  platform: 'thunderphone',
  kind: 'config',
  name: id,
  pinned: false,
  file: null,
  revision: 1,
  ...plainContent('{}'),
  note: null,
  forced: false,
  swappedInAt: '2026-03-01T12:00:00.000Z',
  draft: null,
  firstCaptureId: null,
  ...change,
})
