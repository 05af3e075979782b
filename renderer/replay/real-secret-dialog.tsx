import { AlertDialog } from '@base-ui/react/alert-dialog'
import { layers } from '../ui/layers.ts'
import { type CopyForm, copyAs } from './replay-deeds.ts'

interface RealSecretDialogProps {
  readonly captureId: string
  /** Null: it is closed. */
  readonly form: CopyForm | null
  readonly onClose: () => void
}

/** Asks before a signature of the real secret leaves. */
export const RealSecretDialog = ({ captureId, form, onClose }: RealSecretDialogProps) => (
  <AlertDialog.Root open={form !== null} onOpenChange={open => !open && onClose()}>
    <AlertDialog.Portal container={layers}>
      <AlertDialog.Backdrop className="backdrop" />
      <AlertDialog.Popup className="sheet ask-sheet">
        <AlertDialog.Title className="sheet-title">Sign it with the real secret?</AlertDialog.Title>
        <AlertDialog.Description>
          There is no time in the signature: whoever gets this can send it again for as long as the secret is
          in use, and your handler will take it for a real call. The published fixture secret does for
          sharing.
        </AlertDialog.Description>
        <div className="ask-buttons">
          <AlertDialog.Close className="button plain">Cancel</AlertDialog.Close>
          <AlertDialog.Close
            className="button danger"
            onClick={() => form !== null && void copyAs(captureId, form, 'real')}
          >
            Copy it
          </AlertDialog.Close>
        </div>
      </AlertDialog.Popup>
    </AlertDialog.Portal>
  </AlertDialog.Root>
)
