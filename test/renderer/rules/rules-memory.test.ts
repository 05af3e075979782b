import { beforeEach, describe, expect, it, vi } from 'vitest'
import { recallDrafts, rememberDrafts } from '../../../renderer/state/rules-memory.ts'
import { sampleRule } from './sample-answer.ts'

const kept = new Map<string, string>()
beforeEach(() => {
  kept.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})

const draft = (id: string, name = id) => ({ rules: [sampleRule(id, { name })], base: [] })

describe('drafts of rules that are remembered', () => {
  it('come back as they were, with the numbers that were not written yet', () => {
    const share = { match: 'share', experiment: 'x', percent: Number.NaN } as const
    const drafts = new Map([
      ['line', { rules: [sampleRule('a', { name: '', when: [share] })], base: [sampleRule('b')] }],
    ])
    rememberDrafts(drafts)
    expect(recallDrafts()).toEqual(drafts)
    rememberDrafts(new Map())
    expect(kept.size).toBe(0)
  })

  it('take a bounded room: of too many or too large ones the newest stay', () => {
    rememberDrafts(new Map(Array.from({ length: 20 }, (_, n) => [`line${n}`, draft(`r${n}`)])))
    expect([...recallDrafts().keys()]).toEqual([12, 13, 14, 15, 16, 17, 18, 19].map(n => `line${n}`))
    rememberDrafts(
      new Map([
        ['large', draft('a', 'x'.repeat(900_000))],
        ['new', draft('b', 'x'.repeat(200_000))],
      ]),
    )
    expect([...recallDrafts().keys()]).toEqual(['new'])
  })

  it.each(['{', 'null', '[["line",{"rules":[{"id":1}],"base":[]}]]', '[["line"]]'])(
    'are none when there is %s',
    text => {
      kept.set('hookswitch.rule-drafts', text)
      expect(recallDrafts().size).toBe(0)
    },
  )
})
