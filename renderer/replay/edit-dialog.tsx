import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { CaptureDetail } from '../../shared/capture.ts'
import { callerLabel, eventLabel } from '../captures/capture-words.ts'
import { useCaptureDetail } from '../detail/use-capture-detail.ts'
import { clockTime } from '../format/times.ts'
import { useEngine } from '../state/engine-store.ts'
import { Button } from '../ui/button.tsx'
import { layers } from '../ui/layers.ts'
import { ProblemLine } from '../ui/problem-line.tsx'
import { EditedRequest } from './edited-request.tsx'
import { startReplay } from './replay-deeds.ts'
import { changesIn, formOf, type ReplayForm, requestOf, signs, whyNotSend } from './replay-form.ts'
import { openReplay, useReplays, writeForm } from './replay-store.ts'
import { RunStrip } from './run-strip.tsx'
import { SendingFields } from './sending-fields.tsx'
import { SendingProblem } from './sending-problem.tsx'
import { useSending } from './use-sending.ts'

const changedSentence = (changes: readonly string[]): string =>
  changes.length === 0 ? 'Nothing is changed: it goes as it was.' : `Changed: ${changes.join(', ')}.`

const sendLabel = (times: string): string => (Number(times) > 1 ? `Replay ${times.trim()} times` : 'Replay')

/** Everything about one replay, and what came of the last one. */
const EditForm = ({ detail }: { detail: CaptureDetail }) => {
  const { summary } = detail
  const { id, connectionId } = summary
  const connection = useEngine(e => e.connections.find(c => c.id === connectionId))
  const first = formOf(detail)
  const form = useReplays(r => r.forms[id]) ?? first
  const run = useReplays(r => r.runs[r.runOf[id] ?? ''])
  const { busy, forget, problem, send } = useSending(agree => startReplay(requestOf(form, detail, agree)))
  const change = (some: Partial<ReplayForm>): void => {
    forget()
    writeForm(id, { ...form, ...some })
  }
  const changes = changesIn(form, detail)
  const unready = whyNotSend(form)
  return (
    <>
      <div className="replay-columns">
        <EditedRequest detail={detail} form={form} onChange={change} />
        <SendingFields
          form={form}
          signsByItself={signs({ ...form, sign: null }, first)}
          connection={connection}
          withTimes
          onChange={change}
        />
      </div>
      <div className="replay-send">
        <p className="replay-changes" role="status">
          {unready ?? changedSentence(changes)}
        </p>
        <Button look="ghost" disabled={changes.length === 0} onClick={() => writeForm(id, null)}>
          As it was
        </Button>
        <Button
          look="primary"
          disabled={busy || unready !== null || run?.state.status === 'running'}
          onClick={() => send(false)}
        >
          {sendLabel(form.times)}
        </Button>
      </div>
      {problem && <SendingProblem problem={problem} onAgree={() => send(true)} />}
      {run && <RunStrip capture={summary} detail={detail} run={run} />}
    </>
  )
}

/** Edits a capture and sends it again. What was written stays until it is put back, also while this is closed. */
export const EditDialog = ({ captureId }: { captureId: string }) => {
  const loaded = useCaptureDetail(captureId, undefined)
  const detail = loaded?.detail ?? null
  return (
    <Dialog.Root open onOpenChange={open => !open && openReplay(null)}>
      <Dialog.Portal container={layers}>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="sheet replay-sheet">
          <div className="sheet-head">
            <Dialog.Title className="sheet-title">
              Edit &amp; replay
              {detail && (
                <span className="sheet-of">
                  {eventLabel(detail.summary)}, {callerLabel(detail.summary)},{' '}
                  {clockTime(detail.summary.receivedAt)}
                </span>
              )}
            </Dialog.Title>
            <Dialog.Close className="button ghost square" aria-label="Close">
              <X size={15} aria-hidden="true" />
            </Dialog.Close>
          </div>
          {loaded?.problem && <ProblemLine problem={loaded.problem} />}
          {detail && <EditForm detail={detail} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
