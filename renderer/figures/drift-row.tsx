import { FileDown, Pin, X } from 'lucide-react'
import type { DriftItem } from '../../shared/drift.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { ask } from '../engine/ask.ts'
import { useRequest } from '../engine/use-request.ts'
import { count } from '../format/numbers.ts'
import { dayTime } from '../format/times.ts'
import { openShare } from '../share/share-store.ts'
import { openCapture, showConnection } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { ProblemLine } from '../ui/problem-line.tsx'
import { driftWords } from './drift-words.ts'

const kinds: Record<DriftItem['kind'], string> = {
  'unknown-event': 'event',
  'new-field': 'field',
  'changed-type': 'type',
}

/** Goes to a capture, also when that is of another connection than the one that is looked at. */
const show = async (id: string): Promise<void> => {
  const { summary } = await ask('captures.get', { id })
  showConnection(summary.connectionId)
  openCapture(id, 'payload')
}

/** One change of the platform: what and where, how often, and what can be done. */
export const DriftRow = ({ item }: { item: DriftItem }) => {
  const shown = useRequest<'captures.pin'>()
  const { eventType, path, lastCaptureId, platform, practice } = item
  const name = path === '' ? eventType : `${eventType} ${path}`
  const pin = (): void => void shown.run(() => ask('captures.pin', { ids: [lastCaptureId], pinned: true }))
  const open = (): void =>
    void shown.run(async () => {
      await show(lastCaptureId)
      return {}
    })
  const dismiss = (): void => void shown.run(() => ask('drift.dismiss', { id: item.id }))
  return (
    <li className="drift-row">
      <span className="drift-kind">{kinds[item.kind]}</span>
      <div className="drift-words">
        <p>
          <span className="mono">{eventType}</span>
          {path !== '' && <span className="mono drift-path"> {path}</span>}
        </p>
        <p className="muted">
          {driftWords(item)} · {practice ? 'practice line' : platformFacts(platform).name} ·{' '}
          {count(item.count, 'capture')}, last {dayTime(item.lastAt)}
        </p>
        {shown.problem && <ProblemLine problem={shown.problem} />}
      </div>
      <div className="drift-acts">
        <Button disabled={shown.busy} aria-label={`Show the last capture with ${name}`} onClick={open}>
          Show
        </Button>
        <Button
          look="ghost"
          className="square"
          tip="Save as fixture: the last capture with it, redacted and signed anew"
          aria-label={`Save as fixture the last capture with ${name}`}
          onClick={() => openShare([lastCaptureId])}
        >
          <FileDown size={14} aria-hidden="true" />
        </Button>
        <Button
          look="ghost"
          className="square"
          tip="Pin the last capture with it, so that it is kept"
          aria-label={`Pin the last capture with ${name}`}
          disabled={shown.busy}
          onClick={pin}
        >
          <Pin size={14} aria-hidden="true" />
        </Button>
        <Button
          look="ghost"
          className="square"
          tip="Dismiss it until it changes again"
          aria-label={`Dismiss ${name}`}
          disabled={shown.busy}
          onClick={dismiss}
        >
          <X size={14} aria-hidden="true" />
        </Button>
      </div>
    </li>
  )
}
