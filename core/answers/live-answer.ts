import type { AnswerContent, AnswerKind, AnswerState } from '../../shared/answer.ts'
import type { AnswerCheck } from '../../shared/finding.ts'
import { mayHoldTemplate } from '../templates/renderer.ts'
import type { StoredRevision } from './answer-store.ts'
import type { NamedAnswer } from './answer-users.ts'

/**
 * The revision of an answer that is in force: never changed, only replaced whole, so that a delivery which has taken
 * it cannot see a torn or mixed answer. `check` is made when it is swapped in, not while a caller waits.
 */
export interface LiveAnswer extends NamedAnswer, AnswerContent {
  readonly kind: AnswerKind
  readonly revision: number
  readonly bytes: Buffer
  readonly check: AnswerCheck
  readonly forced: boolean
  readonly swappedInAt: string
  /** Whether its string values may hold templates; a negative test is sent as it is. */
  readonly templated: boolean
}

/** An answer of the book. */
export interface AnswerEntry {
  live: LiveAnswer
  /** Why the revision in force was made. */
  note: string | null
  draft: AnswerContent | null
  pinned: boolean
  file: string | null
  firstCaptureId: string | null
  /** Different for each: the order they were made in. */
  readonly createdAt: number
}

export const contentIn = ({ text, status, delayMs }: AnswerContent): AnswerContent => ({
  text,
  status,
  delayMs,
})

export const isSameContent = (a: AnswerContent, b: AnswerContent): boolean =>
  a.text === b.text && a.status === b.status && a.delayMs === b.delayMs

export const toLive = (
  { id, name, platform, kind }: NamedAnswer & Pick<LiveAnswer, 'kind'>,
  newest: Omit<StoredRevision, 'answerId' | 'note'>,
  check: AnswerCheck,
): LiveAnswer => ({
  id,
  name,
  platform,
  kind,
  ...contentIn(newest),
  revision: newest.revision,
  bytes: Buffer.from(newest.text),
  check,
  forced: newest.forced,
  swappedInAt: new Date(newest.createdAt).toISOString(),
  templated: kind !== 'test' && mayHoldTemplate(newest.text),
})

export const stateOf = ({ live, note, draft, pinned, file, firstCaptureId }: AnswerEntry): AnswerState => ({
  id: live.id,
  platform: live.platform,
  kind: live.kind,
  name: live.name,
  pinned,
  file,
  revision: live.revision,
  ...contentIn(live),
  note,
  forced: live.forced,
  swappedInAt: live.swappedInAt,
  draft,
  firstCaptureId,
})
