import { describe, expect, it } from 'vitest'
import { countdownLine, cutTo, waitingLine } from '../../../cli/breakpoints/lines.ts'
import { sampleAnswer } from '../../support/sample-answer.ts'
import { sampleWaiting } from '../../support/sample-waiting.ts'

const call = sampleWaiting(1, { canForward: true, ruleName: 'VIP callers' })
const by = Date.parse(call.answerBy)
const pinned = [sampleAnswer('own', { name: 'Your own agent' }), sampleAnswer('rude', { name: 'Rude' })]

describe('a call that begins to wait', () => {
  it('is one line with who, how long, why, and every key that decides', () => {
    expect(waitingLine(call, pinned, true, by - 1_800)).toBe(
      '⏸ +1 415 555 0199 waits, 1.8 s, stopped by rule “VIP callers”  ·  Enter sends VIP concierge, rev 7' +
        '  ·  1 Your own agent  ·  2 Rude  ·  h your handler  ·  Esc lets go',
    )
  })

  it('says without a keyboard what happens by itself', () => {
    const line = waitingLine(call, pinned, false, by - 1_800)
    expect(line).toMatch(/the deadline answer goes out when nobody chooses$/)
    expect(line).not.toContain('Enter')
  })

  it('shows what an attacker sent, and does not obey it', () => {
    const evil = sampleWaiting(1, {
      from: '\u001b[2J',
      ruleName: '\u202ex',
      candidate: { answerId: 'a', name: '\u0007', revision: 1 },
    })
    const line = waitingLine(evil, [sampleAnswer('a', { name: '\n' })], true, by)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
    expect(line).not.toMatch(/[\u0000-\u001f\u202e]/)
  })
})

describe('the last line', () => {
  it('counts down for the call that came first and says how many stand behind it', () => {
    const line = (now: number) => countdownLine([call, sampleWaiting(2), sampleWaiting(3)], pinned, now, 200)
    expect(line(by - 1_250)).toMatch(/^⏸ 1\.2 s {2}\+1 415 555 0199 {2}\(\+2\) {2}· {2}Enter sends VIP/)
    expect(line(by + 900)).toMatch(/^⏸ 0\.0 s/)
    expect(countdownLine([call], pinned, by, 200)).not.toContain('(+')
  })

  it('is empty when nobody waits', () => {
    expect(countdownLine([], [], 0, 80)).toBe('')
  })

  it.each([20, 80])('never wraps at %i columns', columns => {
    const wide = sampleWaiting(1, { from: '日本'.repeat(50) })
    expect(countdownLine([wide], pinned, by, columns).length).toBeLessThan(columns)
  })

  it('cuts between characters, and counts those that are two columns wide', () => {
    expect(cutTo('abcdef', 4)).toBe('abcd')
    expect(cutTo('日本語', 5)).toBe('日本')
    expect(cutTo('a😀b', 2)).toBe('a')
  })
})
