import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useCallback, useState } from 'react'
import { mostRows } from '../../shared/requests/capture-requests.ts'
import { ask } from '../engine/ask.ts'
import { count, thousands } from '../format/numbers.ts'
import { useShownConnection } from '../state/shown.ts'
import { Button } from '../ui/button.tsx'
import { layers } from '../ui/layers.ts'
import { FailedRow } from './failed-row.tsx'
import { firstSending, paceOf, targetOf, whyNotSend } from './replay-form.ts'
import { failedStarted, openReplay, type Run, useReplays, writeFailedForm } from './replay-store.ts'
import { RunProgress } from './run-progress.tsx'
import { runSentence } from './run-words.ts'
import { SendingFields } from './sending-fields.tsx'
import { SendingProblem } from './sending-problem.tsx'
import { useFailed, useRows } from './use-failed.ts'
import { useSending } from './use-sending.ts'

/** Oldest first, as they came. */
const inOrder = (ids: readonly string[]): string[] => [...ids].reverse()

/** What was signed by an endpoint that is gone would only be refused again. */
const firstForm = { ...firstSending, sign: true }

/** What a replay has mended before is not chosen again by itself. */
const wentWell = (run: Run | undefined): string[] =>
  [...(run?.byCapture.values() ?? [])].flatMap(({ of, verdict }) =>
    verdict?.result === 'used' || verdict?.result === 'acknowledged' ? [of] : [],
  )

const FailedForm = () => {
  const failed = useFailed()
  const rows = useRows(failed.seqs)
  const [signed, setSigned] = useState(false)
  const connection = useShownConnection()
  const form = useReplays(r => r.failedForm) ?? firstForm
  const run = useReplays(r => r.runs[r.failedRun ?? ''])
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(wentWell(run)))
  const chosen = (rows ?? []).flatMap(({ id }) => (left.has(id) ? [] : [id]))
  const { busy, forget, problem, send } = useSending(async agree => {
    const request = { captureIds: inOrder(chosen), target: targetOf(form), edit: null, ...paceOf(form) }
    failedStarted((await ask('replay.start', { ...request, sign: form.sign ?? false, agree })).replayId)
    setSigned(false)
  })
  const choose = useCallback((id: string, isChosen: boolean): void => {
    setLeft(before => {
      const next = new Set(before)
      if (isChosen) next.delete(id)
      else next.add(id)
      return next
    })
  }, [])
  const chooseAll = (all: boolean): void => setLeft(new Set(all ? [] : (rows ?? []).map(({ id }) => id)))
  const running = run?.state.status === 'running'
  const unready = chosen.length === 0 ? 'None is chosen.' : whyNotSend(form)
  // Many that anybody takes for real calls leave here: that is asked once more.
  const asks = form.kind === 'url' && form.sign === true && !signed
  return (
    <>
      <SendingFields
        form={form}
        signsByItself={false}
        connection={connection}
        withTimes={false}
        onChange={change => {
          forget()
          setSigned(false)
          writeFailedForm({ ...form, ...change })
        }}
      />
      <div className="replay-send">
        <p className="replay-changes" role="status">
          {unready ??
            (signed
              ? `${count(chosen.length, 'delivery', 'deliveries')} with the real signature: a handler takes each for a real call.`
              : (run && !running && runSentence(run.state)) || `${thousands(chosen.length)} chosen.`)}
        </p>
        <Button
          look={signed ? 'danger' : 'primary'}
          disabled={busy || running || unready !== null}
          onClick={() => (asks ? setSigned(true) : send(false))}
        >
          {signed ? `Send ${thousands(chosen.length)} signed` : `Replay ${thousands(chosen.length)}`}
        </Button>
      </div>
      {running && <RunProgress run={run} />}
      {problem && <SendingProblem problem={problem} onAgree={() => send(true)} />}
      <div className="failed-scroll">
        <table className="failed-list">
          <thead>
            <tr>
              <th scope="col">
                <input
                  type="checkbox"
                  aria-label="Choose all"
                  checked={rows !== null && chosen.length === rows.length}
                  onChange={event => chooseAll(event.target.checked)}
                />
              </th>
              <th scope="col">Time</th>
              <th scope="col">Event</th>
              <th scope="col">Caller</th>
              <th scope="col">Verdict</th>
              <th scope="col">Replay</th>
            </tr>
          </thead>
          <tbody>
            {(rows ?? []).map(capture => (
              <FailedRow
                key={capture.id}
                capture={capture}
                chosen={!left.has(capture.id)}
                result={run?.byCapture.get(capture.id)}
                onChoose={choose}
              />
            ))}
          </tbody>
        </table>
        {failed.more && (
          <p className="hint">The newest {thousands(mostRows)} are shown; there are older ones.</p>
        )}
        {rows?.length === 0 && <p className="hint">None failed.</p>}
      </div>
    </>
  )
}

/** Deliveries that failed, to be replayed together. */
export const FailedSheet = () => (
  <Dialog.Root open onOpenChange={open => !open && openReplay(null)}>
    <Dialog.Portal container={layers}>
      <Dialog.Backdrop className="backdrop" />
      <Dialog.Popup className="sheet replay-sheet">
        <div className="sheet-head">
          <Dialog.Title className="sheet-title">Deliveries that failed</Dialog.Title>
          <Dialog.Close className="button ghost square" aria-label="Close">
            <X size={15} aria-hidden="true" />
          </Dialog.Close>
        </div>
        <FailedForm />
      </Dialog.Popup>
    </Dialog.Portal>
  </Dialog.Root>
)
