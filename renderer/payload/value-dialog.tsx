import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { count } from '../format/numbers.ts'
import type { Range } from '../text/hits.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { layers } from '../ui/layers.ts'
import { Signs } from '../ui/signs.tsx'
import { TextLines } from './text-lines.tsx'

interface ValueDialogProps {
  /** Where it stands: its path, or the name of its header. */
  readonly title: string
  readonly text: string
  /** What stands out in it, and what it is opened at. */
  readonly hits?: readonly Range[]
  readonly now?: Range | null
  readonly onClose: () => void
}

const noHits: readonly Range[] = []

/** A long text whole, in a sheet of its own. */
export const ValueDialog = ({ title, text, hits = noHits, now = null, onClose }: ValueDialogProps) => {
  const scroller = useRef<HTMLElement>(null)
  return (
    <Dialog.Root open onOpenChange={open => !open && onClose()}>
      <Dialog.Portal container={layers}>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="sheet value-sheet" initialFocus={scroller}>
          <div className="sheet-head">
            <Dialog.Title className="sheet-title mono">
              <Signs text={title} />
            </Dialog.Title>
            <span className="faint">{count(text.length, 'character')}</span>
            <CopyButton text={text} what="value" />
            <Dialog.Close className="button ghost square" aria-label="Close">
              <X size={15} aria-hidden="true" />
            </Dialog.Close>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
          <section ref={scroller} className="value-scroll" aria-label="Value" tabIndex={0}>
            <ErrorBoundary what="This value">
              <TextLines text={text} byWord hits={hits} now={now} asked={1} />
            </ErrorBoundary>
          </section>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
