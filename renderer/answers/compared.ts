/** A side of a comparison: a revision, or what is being written. */
export type Compared = number | 'draft'

export interface Pair {
  readonly before: Compared
  readonly after: Compared
}

/**
 * What to compare when nobody chose: the draft against what is in force, else the newest revision against the one before
 * it. Null when there is only one.
 * @param revisions newest first
 */
export const defaultPair = (revisions: readonly number[], hasDraft: boolean): Pair | null => {
  const [newest, previous] = revisions
  if (newest === undefined) return null
  if (hasDraft) return { before: newest, after: 'draft' }
  return previous === undefined ? null : { before: previous, after: newest }
}

/** The chosen sides where they still exist, the default ones where they do not. */
export const shownPair = (
  chosen: Partial<Pair>,
  revisions: readonly number[],
  hasDraft: boolean,
): Pair | null => {
  const fallback = defaultPair(revisions, hasDraft)
  if (!fallback) return null
  const exists = (side: Compared | undefined): side is Compared =>
    side !== undefined && (side === 'draft' ? hasDraft : revisions.includes(side))
  return {
    before: exists(chosen.before) ? chosen.before : fallback.before,
    after: exists(chosen.after) ? chosen.after : fallback.after,
  }
}

export const sideName = (side: Compared): string => (side === 'draft' ? 'Draft' : `Revision ${side}`)
