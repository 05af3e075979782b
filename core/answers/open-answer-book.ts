import { randomBytes } from 'node:crypto'
import type { AnswerContent, AnswerKind, AnswerState } from '../../shared/answer.ts'
import { Problem } from '../../shared/problem.ts'
import type { Clock } from '../clock.ts'
import type { AnswerBook, NewAnswer } from './answer-book.ts'
import { answerHistory } from './answer-history.ts'
import { makeAnswerNames } from './answer-names.ts'
import type { AnswerStore, StoredAnswer, StoredRevision } from './answer-store.ts'
import type { NamedAnswer } from './answer-users.ts'
import { acceptContent, checkContent } from './check-content.ts'
import { type AnswerEntry, contentIn, isSameContent, stateOf, toLive } from './live-answer.ts'

export interface AnswerBookParts {
  readonly store: AnswerStore
  readonly clock: Clock
  firstCaptureOf(answerId: string, revision: number): string | null
  /** What gives an answer to callers, in words. */
  usersOf(answer: NamedAnswer): readonly string[]
  onChange(state: AnswerState): void
  onRemoved(id: string): void
}

interface HowToSwap {
  readonly force?: boolean
  readonly note?: string | undefined
  /** The draft is somebody else's work than what is swapped in. */
  readonly keepDraft?: boolean
}

export const openAnswerBook = (parts: AnswerBookParts): AnswerBook => {
  const { store, clock } = parts
  const entries = new Map<string, AnswerEntry>()
  let history = answerHistory(store)
  const names = makeAnswerNames()
  let latestAt = store.latestAt()

  const sorted = (): AnswerEntry[] => [...entries.values()].toSorted((a, b) => a.createdAt - b.createdAt)
  const nameAll = (): void => names.index(sorted().map(({ live }) => live))
  const put = (answer: StoredAnswer): AnswerEntry => {
    const { check } = checkContent(answer.platform, answer.kind, answer.newest)
    const entry = {
      live: toLive(answer, answer.newest, check),
      note: answer.newest.note,
      draft: answer.draft,
      pinned: answer.pinned,
      file: null,
      firstCaptureId: parts.firstCaptureOf(answer.id, answer.newest.revision),
      createdAt: answer.createdAt,
    }
    entries.set(answer.id, entry)
    return entry
  }
  const entry = (id: string): AnswerEntry => {
    const found = entries.get(id)
    if (!found) throw new Problem('answer-not-found', { id })
    return found
  }
  const tell = (changed: AnswerEntry): void => parts.onChange(stateOf(changed))
  const show = (answer: StoredAnswer): void => {
    const entry = put(answer)
    nameAll()
    tell(entry)
  }
  const draftOver = (content: AnswerContent | null, newest: AnswerContent): AnswerContent | null =>
    content === null || isSameContent(content, newest) ? null : contentIn(content)

  /** @param forced somebody insisted on it, before it was copied */
  const make = (
    id: string,
    answer: NewAnswer,
    forced: boolean,
    draft: AnswerContent | null = null,
  ): string => {
    const { platform, kind, name, content } = answer
    const now = clock.now()
    // Two of the same instant keep the order they were made in.
    latestAt = Math.max(now, latestAt + 1)
    const made = { id, platform, kind, name, createdAt: latestAt, pinned: false, draft }
    const newest = { ...contentIn(content), answerId: id, revision: 1, note: null, forced, createdAt: now }
    store.together(() => {
      store.add(made)
      store.revise(newest)
      store.saveDraft(id, draft)
    })
    show({ ...made, newest })
    return id
  }
  const newId = (): string => `answer-${randomBytes(6).toString('hex')}`

  const swap = (id: string, kind: AnswerKind, content: AnswerContent, how: HowToSwap): number => {
    const found = entry(id)
    const { live } = found
    const { check, forced } = acceptContent(live.platform, kind, content, how.force === true)
    const draft = how.keepDraft ? draftOver(found.draft, content) : null
    if (isSameContent(content, live) && kind === live.kind) {
      if (found.draft !== draft) store.saveDraft(id, draft)
    } else {
      const newest: StoredRevision = {
        ...contentIn(content),
        answerId: id,
        revision: live.revision + 1,
        // SQLite would cut it there.
        note: how.note?.replaceAll('\0', '').trim() || null,
        forced,
        createdAt: clock.now(),
      }
      store.together(() => {
        store.revise(newest)
        store.saveDraft(id, draft)
        if (kind !== live.kind) store.setKind(id, kind)
      })
      found.live = toLive({ ...live, kind }, newest, check)
      found.note = newest.note
      found.firstCaptureId = null
    }
    found.draft = draft
    tell(found)
    return found.live.revision
  }

  const saveDraft = (id: string, content: AnswerContent | null): void => {
    const found = entry(id)
    const draft = draftOver(content, found.live)
    store.saveDraft(id, draft)
    found.draft = draft
    tell(found)
  }

  for (const answer of store.all()) put(answer)
  nameAll()

  return {
    list: () => sorted().map(stateOf),
    has: id => entries.has(id),
    live: id => entry(id).live,
    find: id => entries.get(id)?.live ?? null,
    named: (platform, idOrName) => {
      const byId = entries.get(idOrName)?.live
      if (byId?.platform === platform) return byId
      const id = names.idOf(platform, idOrName)
      return (id === undefined ? undefined : entries.get(id)?.live) ?? null
    },
    nameOf: id => entries.get(id)?.live.name ?? store.head(id)?.name ?? null,
    contentOf: store.contentOf,
    revisions: async id => {
      const revisions = await history(id)
      if (revisions.length === 0) throw new Problem('answer-not-found', { id })
      return revisions
    },
    ensure: (id, answer) => {
      if (store.head(id)) return
      const { forced } = acceptContent(answer.platform, answer.kind, answer.content, true)
      make(id, { ...answer, name: names.free(answer.platform, answer.name) }, forced)
    },
    create: answer => {
      const name = names.take(answer.platform, answer.name)
      acceptContent(answer.platform, answer.kind, answer.content, false)
      return make(newId(), { ...answer, name }, false)
    },
    duplicate: id => {
      const { live, draft } = entry(id)
      const name = names.copyOf(live.platform, live.name)
      return make(newId(), { ...live, name, content: live }, live.forced, draft)
    },
    rename: (id, wanted) => {
      const found = entry(id)
      const name = names.take(found.live.platform, wanted, id)
      store.rename(id, name)
      found.live = { ...found.live, name }
      nameAll()
      tell(found)
    },
    pin: (id, pinned) => {
      const found = entry(id)
      store.setPinned(id, pinned)
      found.pinned = pinned
      tell(found)
    },
    delete: id => {
      const { live, file } = entry(id)
      const by = file === null ? parts.usersOf(live) : [`it lives in the file ${file}, which is watched`]
      if (by.length > 0) throw new Problem('answer-in-use', { name: live.name, by: by.join('; ') })
      store.setDeleted(id, clock.now())
      entries.delete(id)
      nameAll()
      parts.onRemoved(id)
    },
    undelete: (id, orOtherName = false) => {
      if (entries.has(id)) return
      const kept = store.one(id)
      if (!kept) throw new Problem('answer-not-found', { id })
      const name = orOtherName ? names.free(kept.platform, kept.name) : names.take(kept.platform, kept.name)
      store.together(() => {
        store.setDeleted(id, null)
        store.rename(id, name)
      })
      show({ ...kept, name })
    },
    saveDraft,
    swapIn: (id, content, force, note) => swap(id, entry(id).live.kind, content, { force, note }),
    swapInFile: (id, kind, content) => void swap(id, kind, content, { keepDraft: true }),
    refresh: ids => {
      history = answerHistory(store)
      for (const id of ids) {
        const [known, kept] = [entries.get(id), store.one(id)]
        if (known && kept) put(kept).file = known.file
      }
      nameAll()
      for (const id of ids) {
        const changed = entries.get(id)
        if (changed) tell(changed)
      }
    },
    setFile: (id, file) => {
      const found = entry(id)
      if (found.file === file) return
      found.file = file
      tell(found)
    },
    noteGiven: ({ id, outcome }) => {
      const found = outcome.answerId ? entries.get(outcome.answerId) : undefined
      if (!found || found.firstCaptureId !== null || outcome.revision !== found.live.revision) return
      found.firstCaptureId = id
      tell(found)
    },
  }
}
