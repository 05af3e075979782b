import { type AnswerContent, type AnswerKind, plainContent } from '../../shared/answer.ts'
import type { PlatformFacts } from '../../shared/platforms/facts.ts'

export interface Preset {
  readonly kind: AnswerKind
  /** The name that the answer begins with. */
  readonly name: string
  /** What it is for, in a few words. */
  readonly meaning: string
  readonly content: AnswerContent
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** How far beyond the limit a late test answers, in milliseconds. */
const beyondMs = 500

const seconds = (ms: number): string => `${ms / 1_000} s`

/** A working config with something added. */
const exampleWith = (example: string, extra: Record<string, unknown>): string =>
  json({ ...JSON.parse(example), ...extra })

/** What goes wrong in practice, one of each: to hear what callers get then. */
export const testPresets = (facts: PlatformFacts): readonly Preset[] => {
  const example = facts.firstAnswers.practice.text
  const lateMs = facts.blockingLimitMs + beyondMs
  const test = (name: string, meaning: string, content: AnswerContent): Preset => ({
    kind: 'test',
    name,
    meaning,
    content,
  })
  return [
    test('Own agent {}', 'asks for the number’s own agent', plainContent('{}')),
    test('null', 'as if there was no config', plainContent('null')),
    test('Empty body', '200 with nothing in it', plainContent('')),
    test('Not JSON', 'an error page with status 200', plainContent('<html>It works!</html>\n')),
    test(
      'Unknown key',
      'a key that the platform refuses',
      plainContent(exampleWith(example, { firstMessage: 'Hi' })),
    ),
    test('No voice', 'a required key is missing', plainContent(json({ prompt: 'Say hello.' }))),
    test('Status 500', 'the handler broke', { text: json({ error: 'internal' }), status: 500, delayMs: 0 }),
    test('Status 401', 'as with a wrong secret', {
      text: json({ error: 'bad signature' }),
      status: 401,
      delayMs: 0,
    }),
    test(`Late by ${seconds(lateMs)}`, `a good config after ${seconds(lateMs)}`, {
      text: example,
      status: 200,
      delayMs: lateMs,
    }),
  ]
}

/** Answers that work, to begin with. */
export const configPreset = (facts: PlatformFacts): Preset => ({
  kind: 'config',
  name: 'New config',
  meaning: 'ready to be changed',
  content: plainContent(facts.firstAnswers.practice.text),
})

export const replyPreset: Preset = {
  kind: 'tool',
  name: 'New reply',
  meaning: 'any JSON, for a function tool',
  content: plainContent(json({ result: 'done' })),
}
