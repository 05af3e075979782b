import type { InspectorParts } from '../inspector.ts'
import type { UndoStack } from '../undo-stack.ts'

/** Sends captures again. */
export interface Replays {
  cancel(replayId: string): void
}

export const openReplays = (_parts: InspectorParts, _opened: UndoStack): Replays => ({ cancel: () => {} })
