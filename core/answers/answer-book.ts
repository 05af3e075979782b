import { type AnswerContent, type AnswerKind, type AnswerState, plainContent } from '../../shared/answer.ts'
import { type AnswerTextCheck, checkAnswerText } from '../../shared/answer-text.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { AnswerCheck } from '../../shared/finding.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { Problem } from '../../shared/problem.ts'
import type { Clock } from '../clock.ts'
import type { AnswerStore, StoredAnswer } from './answer-store.ts'

/**
 * The revision of an answer that is in force: never changed, only replaced whole, so that a delivery which has taken
 * it cannot see a torn or mixed answer. `check` is made when it is swapped in, not while a caller waits.
 */
export interface LiveAnswer {
  readonly id: string
  readonly name: string
  readonly platform: PlatformId
  readonly kind: AnswerKind
  readonly revision: number
  readonly text: string
  readonly status: number
  readonly delayMs: number
  readonly bytes: Buffer
  readonly check: AnswerCheck
  readonly forced: boolean
  readonly swappedInAt: string
}

export interface AnswerBook {
  list(): AnswerState[]
  has(id: string): boolean
  /** The revision in force, by reference: take it once for each delivery. */
  live(id: string): LiveAnswer
  /** The text of any revision, to show what changed; null where there is none. */
  textOf(id: string, revision: number): string | null
  /** Makes the answer with its first revision unless it exists. */
  ensure(answer: { id: string; platform: PlatformId; name: string; text: string }): void
  saveDraft(id: string, content: AnswerContent | null): void
  /**
   * Puts a text in force as a new revision; the text in force already is no new revision.
   * @throws Problem `answer-invalid` with place and reason, unless forced. The last good answer then stays in force.
   */
  swapIn(id: string, content: AnswerContent, force: boolean, note?: string): number
  /** Notes the first capture that a revision was given to. */
  noteGiven(capture: CaptureSummary): void
}

interface Entry {
  live: LiveAnswer
  draft: AnswerContent | null
  firstCaptureId: string | null
}

/** The refusal of a text that the platform should not take, or null. */
export const refusalOf = (check: AnswerTextCheck): Problem | null => {
  const error = check.findings.find(f => f.severity === 'error')
  return error
    ? new Problem('answer-invalid', {
        place: `line ${error.line}, column ${error.column}`,
        reason: error.message,
      })
    : null
}

export const openAnswerBook = (
  store: AnswerStore,
  clock: Clock,
  firstCaptureOf: (answerId: string, revision: number) => string | null,
  onChange: (state: AnswerState) => void,
): AnswerBook => {
  const entries = new Map<string, Entry>()

  const toLive = (answer: Omit<StoredAnswer, 'draft'>, check: AnswerTextCheck): LiveAnswer => ({
    id: answer.id,
    name: answer.name,
    platform: answer.platform,
    kind: 'config',
    revision: answer.newest.revision,
    text: answer.newest.text,
    status: 200,
    delayMs: 0,
    bytes: Buffer.from(answer.newest.text),
    check,
    forced: answer.newest.forced,
    swappedInAt: new Date(answer.newest.createdAt).toISOString(),
  })

  const put = (answer: StoredAnswer, firstCaptureId: string | null): void => {
    const live = toLive(answer, checkAnswerText(answer.platform, answer.newest.text))
    const draft = answer.draft === null ? null : plainContent(answer.draft)
    entries.set(answer.id, { live, draft, firstCaptureId })
  }

  const entry = (id: string): Entry => {
    const found = entries.get(id)
    if (!found) throw new Problem('bad-request', { reason: `there is no answer ${id}` })
    return found
  }

  const state = ({ live, draft, firstCaptureId }: Entry): AnswerState => ({
    id: live.id,
    platform: live.platform,
    kind: live.kind,
    name: live.name,
    pinned: false,
    file: null,
    revision: live.revision,
    text: live.text,
    status: live.status,
    delayMs: live.delayMs,
    note: null,
    forced: live.forced,
    swappedInAt: live.swappedInAt,
    draft,
    firstCaptureId,
  })

  for (const answer of store.all()) put(answer, firstCaptureOf(answer.id, answer.newest.revision))

  return {
    list: () => [...entries.values()].map(state),
    has: id => entries.has(id),
    live: id => entry(id).live,
    textOf: (id, revision) => store.textOf(id, revision),
    ensure: ({ id, platform, name, text }) => {
      if (entries.has(id)) return
      const newest = { answerId: id, revision: 1, text, forced: false, createdAt: clock.now() }
      store.add(id, platform, name, newest.createdAt)
      store.revise(newest)
      put({ id, platform, name, draft: null, newest }, null)
      onChange(state(entry(id)))
    },
    saveDraft: (id, content) => {
      const found = entry(id)
      const draft = content?.text === found.live.text ? null : content
      store.saveDraft(id, draft?.text ?? null)
      found.draft = draft
      onChange(state(found))
    },
    swapIn: (id, { text }, force) => {
      const found = entry(id)
      const check = checkAnswerText(found.live.platform, text)
      const refusal = refusalOf(check)
      if (refusal && !force) throw refusal
      if (text !== found.live.text) {
        const newest = {
          answerId: id,
          revision: found.live.revision + 1,
          text,
          forced: refusal !== null,
          createdAt: clock.now(),
        }
        store.revise(newest)
        found.live = toLive({ ...found.live, newest }, check)
        found.firstCaptureId = null
      }
      if (found.draft !== null) store.saveDraft(id, null)
      found.draft = null
      onChange(state(found))
      return found.live.revision
    },
    noteGiven: ({ id, outcome }) => {
      const found = outcome.answerId ? entries.get(outcome.answerId) : undefined
      if (!found || found.firstCaptureId !== null || outcome.revision !== found.live.revision) return
      found.firstCaptureId = id
      onChange(state(found))
    },
  }
}
