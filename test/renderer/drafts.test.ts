import { beforeEach, describe, expect, it } from 'vitest'
import {
  answersChanged,
  draftIsSaved,
  putDraft,
  setRefusal,
  textOf,
  useDrafts,
} from '../../renderer/state/drafts-store.ts'
import { type AnswerState, plainContent } from '../../shared/answer.ts'

const answer: AnswerState = {
  id: 'vip',
  platform: 'thunderphone',
  kind: 'config',
  name: 'VIP concierge',
  pinned: false,
  file: null,
  revision: 1,
  ...plainContent('in force'),
  note: null,
  forced: false,
  swappedInAt: '2026-03-01T12:00:00.000Z',
  draft: null,
  firstCaptureId: null,
}
const shown = (change: Partial<AnswerState> = {}): string =>
  textOf({ ...answer, ...change }, useDrafts.getState().drafts)

beforeEach(() => useDrafts.setState({ drafts: new Map(), refusals: new Map(), swapping: new Set() }))

describe('the text of an answer', () => {
  it("is what is written here, else the engine's draft, else what is in force", () => {
    expect(shown()).toBe('in force')
    expect(shown({ draft: plainContent('engine') })).toBe('engine')
    putDraft('vip', { text: 'mine', dirty: true })
    expect(shown({ draft: plainContent('engine') })).toBe('mine')
  })

  it('stays mine while the engine has not got it, whatever the engine says meanwhile', () => {
    putDraft('vip', { text: 'mine', dirty: true })
    answersChanged(['vip'])
    expect(shown({ draft: plainContent('older') })).toBe('mine')
  })

  it('does not count as saved when it was changed while it was on its way', () => {
    putDraft('vip', { text: 'one', dirty: true })
    putDraft('vip', { text: 'one two', dirty: true })
    draftIsSaved('vip', 'one')
    answersChanged(['vip'])
    expect(shown({ draft: plainContent('one') })).toBe('one two')
  })

  it('follows the engine again once it has it, so that another page can change it', () => {
    putDraft('vip', { text: 'mine', dirty: true })
    draftIsSaved('vip', 'mine')
    expect(shown()).toBe('mine')
    answersChanged(['vip'])
    expect(shown({ draft: plainContent('from another page') })).toBe('from another page')
  })

  it('takes a refusal back with the next edit', () => {
    setRefusal('vip', 'no voice')
    putDraft('vip', { text: 'better', dirty: true })
    expect(useDrafts.getState().refusals.has('vip')).toBe(false)
  })
})
