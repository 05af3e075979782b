import type { AnswerContent, AnswerKind, AnswerState, RevisionInfo } from '../../shared/answer.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import type { PlatformId } from '../../shared/platform.ts'
import type { LiveAnswer } from './live-answer.ts'

export type { LiveAnswer } from './live-answer.ts'

export interface NewAnswer extends Pick<AnswerState, 'platform' | 'kind' | 'name'> {
  readonly content: AnswerContent
}

export interface AnswerBook {
  /** In the order they were made. */
  list(): AnswerState[]
  has(id: string): boolean
  /** The revision in force, by reference: take it once for each delivery. @throws Problem `answer-not-found` */
  live(id: string): LiveAnswer
  /** The same, and null when there is none. */
  find(id: string): LiveAnswer | null
  /** By its id, else by its name whatever the case: how rules name answers. Null when the platform has none of that name. */
  named(platform: PlatformId, idOrName: string): LiveAnswer | null
  /** Of a deleted one, too: captures speak of it. */
  nameOf(id: string): string | null
  /** Any revision, of a deleted answer too; null where there is none. */
  contentOf(id: string, revision: number): AnswerContent | null
  /** Newest first, of a deleted answer too. Rejects with Problem `answer-not-found`. */
  revisions(id: string): Promise<RevisionInfo[]>
  /** Makes the answer with its first revision unless it exists or was deleted; a name that is taken gets a number. */
  ensure(id: string, answer: NewAnswer): void
  /** @returns its id. @throws Problem `answer-invalid`, `answer-name-taken` */
  create(answer: NewAnswer): string
  /** A copy of the newest revision and of the draft, under a name of its own. @returns its id */
  duplicate(id: string): string
  /** @throws Problem `answer-name-taken` */
  rename(id: string, name: string): void
  pin(id: string, pinned: boolean): void
  /** Its revisions and its draft are kept. @throws Problem `answer-in-use` */
  delete(id: string): void
  /** Brings a deleted answer back. @throws Problem `answer-name-taken`, unless another name will do */
  undelete(id: string, orOtherName?: boolean): void
  saveDraft(id: string, content: AnswerContent | null): void
  /**
   * Puts a content in force as a new revision; what is in force already is no new revision.
   * @throws Problem `answer-invalid` with place and reason, unless forced. The last good answer then stays in force.
   */
  swapIn(id: string, content: AnswerContent, force: boolean, note?: string): number
  /** The same for what stands in a file: it may become of another kind, and a draft stays beside it. */
  swapInFile(id: string, kind: AnswerKind, content: AnswerContent): void
  /** Their texts, notes or names were changed in the captures file: takes them as they are there. */
  refresh(ids: readonly string[]): void
  /** The file that an answer lives in from now on. */
  setFile(id: string, file: string | null): void
  /** Notes the first capture that a revision was given to. */
  noteGiven(capture: CaptureSummary): void
}
