import { EyeOff } from 'lucide-react'
import type { LeftOut } from '../../shared/capture.ts'

const words: Record<LeftOut, string> = {
  transcripts:
    'Transcripts and recording links were left out by your privacy setting, so these are not all the bytes that came.',
  metadata: 'Left out by your privacy setting: of this connection only what the list shows is kept.',
}

/** Stands in the place of what was not kept. */
export const LeftOutNote = ({ what }: { what: LeftOut }) => (
  <p className="left-out">
    <EyeOff size={14} aria-hidden="true" />
    {words[what]}
  </p>
)
