import { beforeEach, describe, expect, it } from 'vitest'
import {
  answersChanged,
  contentOf,
  draftIsSaved,
  isChanged,
  isSent,
  putDraft,
  setRefusal,
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
  contentOf({ ...answer, ...change }, useDrafts.getState().drafts).text
const write = (text: string): void => putDraft('vip', { content: plainContent(text), dirty: true })

/** The engine's word about the answer goes from one draft to the next. */
const hear = (before: string | null, after: string | null, now?: number): void => {
  const as = (text: string | null): AnswerState => ({
    ...answer,
    draft: text === null ? null : plainContent(text),
  })
  answersChanged([as(after)], [as(before)], now)
}
const theirs = (): string | undefined => useDrafts.getState().theirs.get('vip')?.text

beforeEach(() =>
  useDrafts.setState({
    drafts: new Map(),
    theirs: new Map(),
    sent: new Map(),
    refusals: new Map(),
    swapping: new Set(),
  }),
)

describe('the text of an answer', () => {
  it("is what is written here, else the engine's draft, else what is in force", () => {
    expect(shown()).toBe('in force')
    expect(shown({ draft: plainContent('engine') })).toBe('engine')
    write('mine')
    expect(shown({ draft: plainContent('engine') })).toBe('mine')
  })

  it('stays mine while the engine has not got it, whatever the engine says meanwhile', () => {
    write('mine')
    hear(null, 'older')
    expect(shown({ draft: plainContent('older') })).toBe('mine')
  })

  it('does not count as saved when it was changed while it was on its way', () => {
    write('one')
    write('one two')
    isSent('vip', plainContent('one'))
    draftIsSaved('vip', plainContent('one'))
    hear(null, 'one')
    expect(shown({ draft: plainContent('one') })).toBe('one two')
    expect(theirs()).toBeUndefined()
  })

  it('follows the engine again once it has it, so that another page can change it', () => {
    write('mine')
    draftIsSaved('vip', plainContent('mine'))
    expect(shown()).toBe('mine')
    hear('mine', 'from another page', Date.now() + 11_000)
    expect(shown({ draft: plainContent('from another page') })).toBe('from another page')
    expect(theirs()).toBeUndefined()
  })

  it('stays mine when another window writes at the same time, and theirs is kept beside it', () => {
    write('mine')
    hear(null, 'theirs')
    expect(shown({ draft: plainContent('theirs') })).toBe('mine')
    expect(theirs()).toBe('theirs')
  })

  it('stays mine when another window writes over what was saved just now', () => {
    write('both mine')
    draftIsSaved('vip', plainContent('both mine'))
    hear('both mine', 'both theirs')
    expect(shown({ draft: plainContent('both theirs') })).toBe('both mine')
    expect(theirs()).toBe('both theirs')
  })

  it('follows another window that only went on with it, since nothing of it is lost', () => {
    write('mine')
    draftIsSaved('vip', plainContent('mine'))
    hear('mine', 'mine and theirs')
    expect(shown({ draft: plainContent('mine and theirs') })).toBe('mine and theirs')
    expect(theirs()).toBeUndefined()
  })

  it('is not theirs when only a call or a name changed', () => {
    write('mine')
    hear('older', 'older')
    expect(theirs()).toBeUndefined()
    expect(shown({ draft: plainContent('older') })).toBe('mine')
  })

  it('keeps theirs also when our own word came right behind it', () => {
    write('mine')
    isSent('vip', plainContent('mine'))
    const as = (text: string): AnswerState => ({ ...answer, draft: plainContent(text) })
    answersChanged([as('theirs'), as('mine')], [answer])
    expect(theirs()).toBe('theirs')
  })

  it('is another one when only its status or its delay differs', () => {
    expect(isChanged(answer, useDrafts.getState().drafts)).toBe(false)
    putDraft('vip', { content: { text: 'in force', status: 500, delayMs: 0 }, dirty: true })
    expect(isChanged(answer, useDrafts.getState().drafts)).toBe(true)
    putDraft('vip', { content: { text: 'in force', status: 200, delayMs: 2_500 }, dirty: true })
    expect(isChanged(answer, useDrafts.getState().drafts)).toBe(true)
  })

  it('does not count as saved when only its delay was changed while it was on its way', () => {
    putDraft('vip', { content: { text: 'mine', status: 200, delayMs: 10 }, dirty: true })
    draftIsSaved('vip', plainContent('mine'))
    expect(useDrafts.getState().drafts.get('vip')?.dirty).toBe(true)
  })

  it('takes a refusal back with the next edit', () => {
    setRefusal('vip', 'no voice')
    write('better')
    expect(useDrafts.getState().refusals.has('vip')).toBe(false)
  })
})
