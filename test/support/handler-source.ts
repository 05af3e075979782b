import fc from 'fast-check'
import { type LiveAnswer, toLive } from '../../core/answers/live-answer.ts'
import type { HandlerSource } from '../../core/generate/handler/make-plan.ts'
import type { AnswerKind } from '../../shared/answer.ts'

/** An answer in force with this body. */
export const liveAnswer = (
  name: string,
  text: string,
  kind: AnswerKind = 'config',
  status = 200,
): LiveAnswer =>
  toLive(
    { id: name, name, platform: 'thunderphone', kind },
    { text, status, delayMs: 0, revision: 1, forced: false, createdAt: 0 },
    { kind: 'config', findings: [] },
  )

/** What a handler is made of, with what a test wants to be different. */
export const handlerSource = (change: Partial<HandlerSource> = {}): HandlerSource => ({
  platform: 'thunderphone',
  origin: 'a test',
  rules: [],
  answer: liveAnswer('Default', '{"prompt":"Hello","voice":"en-US-James1"}'),
  answers: new Map(),
  toolReplies: [],
  deadlineAnswer: null,
  forwardTo: null,
  onlyNumbers: [],
  callers: false,
  ...change,
})

/** Texts that break files whose author has not thought of them. */
export const awkwardText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        ...[
          '"',
          "'",
          '\\',
          '\n',
          '\r',
          '\u2028',
          '`',
          '$' + '{x}',
          '"""',
          "'''",
          '*/',
          '//',
          '#',
          '</script>',
        ],
        ...['\ud800', '\udc00', '\ufeff', '\u202e', '\u{e0041}', '\u0085', '\0', 'coding: utf-16'],
      ),
    ),
  )
  .map(parts => parts.join(''))
