import type { RedactionKind } from '../../shared/fixture.ts'
import type { RedactionReason } from '../../shared/requests/fixture-requests.ts'

export type Kind = (typeof RedactionKind.options)[number]

/** A private value, where it was met. */
export interface Sight {
  readonly kind: Kind
  readonly original: string
  readonly why: RedactionReason
  /** JSON pointer to where it stands. */
  readonly pointer: string
}

/** A stretch of a text that is to be replaced. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly kind: Kind
  readonly why: RedactionReason
  /** What it counts as, where that is not what stands there. */
  readonly as?: string
  /** Its replacement, where that is known. */
  readonly made?: string
  /** How it is written there, where that is not as it is. */
  write?(standIn: string): string
}

/** What becomes of the values that are found: gathered at first, replaced the second time. */
export interface Sink {
  /** @returns what stands in its place: itself while values are only gathered, and where it is kept */
  cover(sight: Sight): string
  /** Where something stands that was found anywhere in the export. */
  known(text: string): readonly Span[]
  /** Where something stands that was chosen to be kept. */
  kept(text: string): readonly (readonly [start: number, end: number])[]
  /** How often `cover` was asked: whether there was anything in a text, also when nothing of it changed. */
  asked(): number
  /** Whether values are replaced now, not gathered. */
  replaces(): boolean
  /** Somebody chose values to cover: these count anywhere. */
  readonly byHand: boolean
  /** Texts that were looked through and have nothing private: prompts and headers come again and again. */
  readonly empty: Set<string>
}
