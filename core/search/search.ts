import type { InspectorParts } from '../inspector.ts'
import type { UndoStack } from '../undo-stack.ts'

/** Finds captures by their fields and their words, on a thread of its own. */
export interface Search {
  /** A capture is on disk, or more is known of it. Cheap: the work is done later, elsewhere. */
  changed(seq: number): void
  /** Captures are gone for good. */
  removed(seqs: readonly number[]): void
}

export const openSearch = (_parts: InspectorParts, _opened: UndoStack): Search => ({
  changed: () => {},
  removed: () => {},
})
