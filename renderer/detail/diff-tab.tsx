import type { CaptureDetail } from '../../shared/capture.ts'

/** This capture beside another one. */
export const DiffTab = ({ detail }: { detail: CaptureDetail }) => <p className="faint">{detail.summary.id}</p>
