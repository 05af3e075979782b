import type { InspectorParts } from '../inspector.ts'
import type { UndoStack } from '../undo-stack.ts'

/** What stays of captures, and for how long. */
export interface Keeper {
  /** One more capture is on disk. */
  added(): void
}

export const openKeeper = (_parts: InspectorParts, _opened: UndoStack): Keeper => ({ added: () => {} })
