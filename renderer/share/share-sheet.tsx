import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { Result } from '../../shared/contract.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import { count } from '../format/numbers.ts'
import { layers } from '../ui/layers.ts'
import { ProblemLine } from '../ui/problem-line.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { ReplacedList } from './replaced-list.tsx'
import { ShareActs } from './share-acts.tsx'
import { closeShare, coverNothing, type ShareForm, shareAs, useShare } from './share-store.ts'
import { SharedFiles } from './shared-files.tsx'
import { useSharePreview } from './use-share-preview.ts'

const forms: readonly { readonly value: ShareForm; readonly label: string }[] = [
  { value: 'fixtures', label: 'Fixture' },
  { value: 'thread', label: 'Whole call' },
  { value: 'har', label: 'HAR' },
]

/** As many are told of one by one. */
const mostLeft = 50

/** Why captures are left out, each reason once, with how many it is of. */
const leftWords = (left: Result<'fixtures.preview'>['left']): [string, number][] => {
  const reasons = new Map<string, number>()
  for (const { problem } of left) {
    const { what } = sayProblem(problem)
    reasons.set(what, (reasons.get(what) ?? 0) + 1)
  }
  return [...reasons]
}

/** Captures as files to give away: what they hold is seen, and changed, before anything is written. */
export const ShareSheet = () => {
  const { as, ids, redaction } = useShare()
  const { preview, problem, fresh } = useSharePreview()
  const [picked, setPicked] = useState('')
  const path = preview?.files.find(f => f.path === picked)?.path ?? preview?.files[0]?.path ?? ''
  return (
    <Dialog.Root open onOpenChange={open => !open && closeShare()}>
      <Dialog.Portal container={layers}>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="sheet share-sheet">
          <div className="sheet-head">
            <Dialog.Title className="sheet-title">
              Save fixture
              <span className="sheet-of">
                {ids !== null && ids.length > 1 && count(ids.length, 'capture')}
              </span>
            </Dialog.Title>
            <Dialog.Close className="button ghost square" aria-label="Close">
              <X size={15} aria-hidden="true" />
            </Dialog.Close>
          </div>
          <div className="share-columns">
            <div className="share-choices">
              <Segmented label="Share as" value={as} options={forms} onChange={shareAs} />
              <label className="check-line">
                <input
                  type="checkbox"
                  checked={!redaction.off}
                  onChange={event => coverNothing(!event.target.checked)}
                />
                Replace what is private
              </label>
              {redaction.off ? (
                <p className="c-fallback">
                  ⚠ It holds the caller’s number, words and ids as they came. Only the signature is another
                  one.
                </p>
              ) : (
                preview &&
                preview.files.length > 0 && <ReplacedList replaced={preview.replaced} fresh={fresh} />
              )}
            </div>
            <div className="share-preview">
              {problem && <ProblemLine problem={problem} />}
              {!preview && !problem && <p className="faint loading">Reading…</p>}
              {preview &&
                leftWords(preview.left).map(([what, n]) => (
                  <p key={what} className="inline-problem">
                    <b>
                      {n === 1 ? 'One capture is' : `${n}${n === mostLeft ? ' or more' : ''} captures are`}{' '}
                      left out:
                    </b>{' '}
                    {what}
                  </p>
                ))}
              {preview && <SharedFiles preview={preview} path={path} fresh={fresh} onPick={setPicked} />}
            </div>
          </div>
          {preview && preview.files.length > 0 && <ShareActs preview={preview} path={path} fresh={fresh} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
