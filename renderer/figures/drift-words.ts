import type { DriftItem } from '../../shared/drift.ts'

/** What changed, in a sentence without its place. */
export const driftWords = ({ kind, was, is }: DriftItem): string => {
  switch (kind) {
    case 'unknown-event':
      return 'An event that the documents do not have'
    case 'new-field':
      return `New field: ${is}`
    case 'changed-type':
      return `Documented as ${was}, came as ${is}`
  }
}
