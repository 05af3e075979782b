import { describe, expect, it, vi } from 'vitest'
import { captureLine } from '../../cli/capture-line.ts'
import { exit, exitCodeOf } from '../../cli/exit-codes.ts'
import { jsonLine, printable } from '../../cli/terminal.ts'
import { VerdictResult } from '../../shared/capture.ts'
import { ProblemCode } from '../../shared/problem.ts'
import { sampleSummary } from '../core/captures/sample-capture.ts'

describe('text from outside', () => {
  it.each([
    ['an escape sequence', '\u001b[2J\u001b]0;x\u0007', '\\u001b[2J\\u001b]0;x\\u0007'],
    ['a C1 control', '\u009b31m', '\\u009b31m'],
    ['line breaks and tabs', 'a\r\nb\tc', 'a\\u000d\\u000ab\\u0009c'],
    ['NUL and DEL', '\0\u007f', '\\u0000\\u007f'],
    ['a line separator', 'a\u2028b\u2029', 'a\\u2028b\\u2029'],
    [
      'what turns the direction of writing',
      '\u202egnp.exe\u202c\u2066x\u2069',
      '\\u202egnp.exe\\u202c\\u2066x\\u2069',
    ],
    ['marks of direction', 'a\u200e\u200f\u061cb', 'a\\u200e\\u200f\\u061cb'],
  ])('shows %s instead of obeying it', (_, text, shown) => {
    expect(printable(text)).toBe(shown)
  })

  it.each(['Łucja 日本 😀 שלום', 'a\\b', '', '\u00a0\u200d'])('is otherwise as it is: %j', text => {
    expect(printable(text)).toBe(text)
  })
})

describe('a line of JSON', () => {
  it('says the same with nothing in it that a terminal obeys', () => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const value = { caller: '\u009b31m\u001b[2J\u007f\u202eabc "é"' }
    jsonLine(value)
    const [text = ''] = written.mock.calls[0] ?? []
    written.mockRestore()
    expect(JSON.parse(String(text))).toEqual(value)
    expect(String(text).trim()).toBe(printable(String(text).trim()))
  })
})

describe('a capture in one line', () => {
  const clock = /^\d\d:\d\d:\d\d {2}/
  const lineOf = (change: Parameters<typeof sampleSummary>[1] = {}): string =>
    captureLine(sampleSummary(1, change))

  it('has time, event, caller, milliseconds and verdict in columns', () => {
    expect(lineOf().replace(clock, '')).toBe(
      'incoming        +14155550199             1 ms  ✓ used        It should use it.',
    )
    const timing = { localMs: 1_999.6, limitMs: 2_000, phases: { receive: 1 } }
    expect(lineOf({ timing, from: null, eventType: null }).replace(clock, '')).toBe(
      '?                                    2 000 ms  ✓ used        It should use it.',
    )
  })

  it.each(VerdictResult.options)('has a mark and a word for %s', result => {
    const line = lineOf({ verdict: { result, reason: 'x', certainty: 'documented', text: 'T.' } })
    expect(line).toMatch(/ [✓↩✕◔•↻⚠] [a-z ]+ {2}T\.$/)
    expect(line).not.toContain('undefined')
  })

  it('says that the deadline answered, whatever the verdict', () => {
    expect(lineOf({ outcome: { source: 'deadline', status: 200 } })).toContain('◷ deadline')
  })

  it('ends with what is odd about it', () => {
    const line = lineOf({
      duplicateOf: 'c0',
      replayOf: 'c1',
      signature: { status: 'missing' },
      outcome: { source: 'forward', status: 200, lateHandlerMs: 2_345, handlerProblem: 'it was late' },
    })
    expect(
      line.endsWith(
        ' [handler, duplicate, replay, signature missing, handler answered after 2 345 ms, handler: it was late]',
      ),
    ).toBe(true)
  })

  it('shows what an attacker sent, and does not let it break the line', () => {
    const line = lineOf({
      eventType: '\u001b[31m',
      from: '\u202e\n+1',
      outcome: { source: 'forward', status: 200, handlerProblem: '\u001b[0m' },
      verdict: { result: 'used', reason: 'x', certainty: 'documented', text: '\u0007' },
    })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
    expect(line).not.toMatch(/[\u0000-\u001f\u202e]/)
    expect(line).toContain('\\u001b[31m')
  })

  it.each(['constructor', '__proto__', 'toString'])('shows the unknown event %s by its name', eventType => {
    expect(lineOf({ eventType })).toContain(eventType)
  })
})

describe('the exit code of a problem', () => {
  it.each([
    ['usage', exit.usage],
    ['tunnel-unreachable', exit.network],
    ['api-unreachable', exit.network],
    ['api-key-refused', exit.authentication],
    ['api-key-role', exit.authentication],
    ['no-api-key', exit.authentication],
    ['endpoint-not-released', exit.cleanUpIncomplete],
    ['file-unreadable', exit.usage],
    ['data-folder-held', exit.failed],
    ['internal', exit.failed],
  ] as const)('%s is %i', (code, number) => {
    expect(exitCodeOf(code)).toBe(number)
  })

  it('is never that of success', () => {
    for (const code of ProblemCode.options) expect([1, 2, 3, 4, 6]).toContain(exitCodeOf(code))
    expect(exit).toEqual({
      ok: 0,
      failed: 1,
      usage: 2,
      network: 3,
      authentication: 4,
      cleanUpIncomplete: 6,
      interrupted: 130,
    })
  })
})
