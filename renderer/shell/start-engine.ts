import type { CaptureSummary } from '../../shared/capture.ts'
import type { Snapshot } from '../../shared/state.ts'
import { saveUnsaved } from '../actions/edit-answer.ts'
import { keepListScope } from '../actions/keep-list-scope.ts'
import { ask } from '../engine/ask.ts'
import { keepEngineLink } from '../engine/engine-link.ts'
import { spreadCaptures } from '../engine/spread-captures.ts'
import { forgetRunning, switchReplays, takeReplays } from '../replay/replay-store.ts'
import { startCoach } from '../state/coach-store.ts'
import { answersChanged } from '../state/drafts-store.ts'
import {
  linkEnded,
  linkLate,
  takeEvents,
  takeNewest,
  takeOlder,
  takeSnapshot,
  useEngine,
} from '../state/engine-store.ts'
import { restartList, takeListEvents } from '../state/list-store.ts'
import { showProblem } from '../state/notes-store.ts'
import { firstPaint } from '../ui/first-paint.ts'
import { keepUnsaved } from './keep-unsaved.ts'
import { keepWritten, takeBack } from './keep-written.ts'

/** An engine that is started anew is there sooner. */
const lateAfterMs = 5_000

/** Older captures than a snapshot has, for pictures and figures. */
const older = 240

/** Pages that are read for them: no more than the page keeps. */
const mostPages = 8

const isImported = ({ imported }: CaptureSummary): boolean => imported !== undefined

/** As many as one page of them may have. */
const newest = 500

/** What is kept of the newest captures may be gone, or back. */
const askNewest = async (): Promise<void> => {
  try {
    takeNewest((await ask('captures.page', { limit: newest })).captures)
  } catch {
    // The next snapshot has them.
  }
}

/** A snapshot has what is looked at first; the rest can wait until that is on the screen. */
const askOlder = async ({ captures, moreCaptures }: Snapshot): Promise<void> => {
  let beforeSeq = captures.at(-1)?.seq
  let more = moreCaptures
  let wanted = older + captures.filter(isImported).length
  await firstPaint
  try {
    // What was imported is in no figure: behind it others are looked for.
    for (let page = 0; more && beforeSeq !== undefined && wanted > 0 && page < mostPages; page++) {
      const next = await ask('captures.page', { limit: older, beforeSeq })
      takeOlder(next.captures)
      wanted -= next.captures.filter(one => !isImported(one)).length
      more = next.more
      beforeSeq = next.captures.at(-1)?.seq
    }
  } catch {
    // The next snapshot is followed by them.
  }
}

/** Lets what the engine tells flow into the stores. The only direction: nothing in the page changes them otherwise. */
export const startEngine = (): void => {
  window.setTimeout(linkLate, lateAfterMs)
  const spread = spreadCaptures(takeEvents)
  keepUnsaved()
  keepListScope()
  keepEngineLink({
    snapshot: snapshot => {
      const { answers: before, preferences } = useEngine.getState()
      spread.clear()
      restartList(snapshot.captures)
      takeSnapshot(snapshot)
      void askOlder(snapshot)
      forgetRunning()
      if (snapshot.preferences.masked !== preferences.masked) switchReplays(snapshot.preferences.masked)
      answersChanged(snapshot.answers, before)
      saveUnsaved()
      const practice = snapshot.connections.find(c => c.mode === 'practice')
      const answer = snapshot.answers.find(a => a.id === practice?.answerId)
      if (answer) startCoach(answer.revision)
    },
    events: events => {
      const before = useEngine.getState().answers
      keepWritten(events)
      takeListEvents(events)
      spread.take(events)
      takeReplays(events)
      // Retention takes the oldest, which are not among these.
      if (events.some(e => e.name === 'captures-removed' && e.payload.why !== 'retention')) void askNewest()
      const changed = events.flatMap(e => (e.name === 'answer' ? [e.payload] : []))
      answersChanged(changed, before)
      takeBack(changed)
      for (const event of events) if (event.name === 'notice') showProblem(event.payload)
    },
    ended: linkEnded,
  })
}
