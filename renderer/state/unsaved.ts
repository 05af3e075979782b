import { z } from 'zod'
import { AnswerContent } from '../../shared/answer.ts'
import { putDraft, setNote, useDrafts } from './drafts-store.ts'

const key = 'hookswitch.unsaved'

const Unsaved = z.object({
  drafts: z.array(z.tuple([z.string(), AnswerContent])),
  notes: z.array(z.tuple([z.string(), z.string()])),
})

/** Leaves what only this page has for its next load: texts that the engine has not, and notes. */
export const leaveUnsaved = (): void => {
  const { drafts, notes, theirs } = useDrafts.getState()
  const mine = [...drafts].filter(([id, draft]) => draft.dirty || theirs.has(id))
  try {
    if (mine.length === 0 && notes.size === 0) sessionStorage.removeItem(key)
    else
      sessionStorage.setItem(
        key,
        JSON.stringify({ drafts: mine.map(([id, { content }]) => [id, content]), notes: [...notes] }),
      )
  } catch {
    // A browser may forbid storage, or have no room; then a pause before the reload has to do.
  }
}

/** Takes what the load before left. It counts as not saved, so that the engine gets it with the next line. */
export const takeUnsaved = (): void => {
  try {
    const left = Unsaved.safeParse(JSON.parse(sessionStorage.getItem(key) ?? 'null'))
    sessionStorage.removeItem(key)
    if (!left.success) return
    for (const [answerId, content] of left.data.drafts) putDraft(answerId, { content, dirty: true })
    for (const [answerId, note] of left.data.notes) setNote(answerId, note)
  } catch {
    // Nothing was left, or nothing that can be read.
  }
}
