import type { CaptureSummary } from '../../shared/capture.ts'
import type { InspectorParts } from '../inspector.ts'
import type { UndoStack } from '../undo-stack.ts'

/** Notices what the platform sends and does not document. */
export interface DriftWatch {
  /** Cheap: the payload is looked at later. */
  taken(capture: CaptureSummary): void
}

export const openDriftWatch = (_parts: InspectorParts, _opened: UndoStack): DriftWatch => ({
  taken: () => {},
})
