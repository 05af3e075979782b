import type { CaptureDetail, CaptureSummary } from '../../shared/capture.ts'
import { CaptureNote } from './capture-note.tsx'
import { TagChips } from './tag-chips.tsx'

interface NotesAndTagsProps {
  readonly summary: CaptureSummary
  /** Null until it was fetched. */
  readonly detail: CaptureDetail | null
}

/** What a person wrote on a capture. */
export const NotesAndTags = ({ summary, detail }: NotesAndTagsProps) => (
  <section className="annotations" aria-label="Note and tags">
    <TagChips captureId={summary.id} tags={summary.tags ?? []} />
    {detail && <CaptureNote key={summary.id} captureId={summary.id} note={detail.note} />}
  </section>
)
