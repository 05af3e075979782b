import { EditDialog } from './edit-dialog.tsx'
import { FailedSheet } from './failed-sheet.tsx'
import { useReplays } from './replay-store.ts'

/** Whichever of the dialogs about replays is open. */
export const ReplayDialogs = () => {
  const opened = useReplays(r => r.opened)
  if (opened?.kind === 'edit') return <EditDialog captureId={opened.captureId} />
  return opened?.kind === 'failed' ? <FailedSheet /> : null
}
