import { describe, expect, it } from 'vitest'
import { makeReplayClaims } from '../../../core/replay/replay-claims.ts'
import type { HeaderList } from '../../../shared/capture.ts'

const mark = { of: 'c1', changes: [], direct: true, taken: () => {} }
const others: HeaderList = [
  ['Content-Type', 'application/json'],
  ['X-Hookswitch-Replay-Of', 'c1'],
]

describe('the token of a replay', () => {
  it('makes it one of ours, once, and is taken out', () => {
    const claims = makeReplayClaims()
    const [name, token] = claims.issue(mark).header
    const sent: HeaderList = [...others, [name.toUpperCase(), token]]
    expect(claims.claim(sent)).toEqual({ headers: others, mark })
    expect(claims.claim(sent)).toEqual({ headers: sent, mark: null })
  })

  it('is needed: whoever guesses, or only says so, is as live as anybody, while replays are under way', () => {
    const claims = makeReplayClaims()
    const [name, token] = claims.issue(mark).header
    for (const guess of ['', 'x', `${token}x`, token.slice(1)]) {
      const sent: HeaderList = [...others, [name, guess]]
      expect(claims.claim(sent)).toEqual({ headers: sent, mark: null })
    }
    expect(claims.claim(others)).toEqual({ headers: others, mark: null })
    expect(claims.claim([...others, [name, 'a guess'], [name, token]]).mark).toBe(mark)
  })

  it('is another each time, and nothing once it is withdrawn', () => {
    const claims = makeReplayClaims()
    const first = claims.issue(mark)
    const second = claims.issue(mark)
    expect(first.header[1]).not.toBe(second.header[1])
    expect(first.header[1].length).toBeGreaterThanOrEqual(32)
    first.withdraw()
    expect(claims.claim([[...first.header]]).mark).toBeNull()
    expect(claims.claim([[...second.header]]).mark).toBe(mark)
  })
})
