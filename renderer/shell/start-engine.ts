import { saveUnsaved } from '../actions/edit-answer.ts'
import { keepEngineLink } from '../engine/engine-link.ts'
import { forgetRunning, takeReplays } from '../replay/replay-store.ts'
import { startCoach } from '../state/coach-store.ts'
import { answersChanged } from '../state/drafts-store.ts'
import { linkEnded, linkLate, takeEvents, takeSnapshot, useEngine } from '../state/engine-store.ts'
import { showProblem } from '../state/notes-store.ts'
import { keepUnsaved } from './keep-unsaved.ts'
import { keepWritten, takeBack } from './keep-written.ts'

/** An engine that is started anew is there sooner. */
const lateAfterMs = 5_000

/** Lets what the engine tells flow into the stores. The only direction: nothing in the page changes them otherwise. */
export const startEngine = (): void => {
  window.setTimeout(linkLate, lateAfterMs)
  keepUnsaved()
  keepEngineLink({
    snapshot: snapshot => {
      const before = useEngine.getState().answers
      takeSnapshot(snapshot)
      forgetRunning()
      answersChanged(snapshot.answers, before)
      saveUnsaved()
      const practice = snapshot.connections.find(c => c.mode === 'practice')
      const answer = snapshot.answers.find(a => a.id === practice?.answerId)
      if (answer) startCoach(answer.revision)
    },
    events: events => {
      const before = useEngine.getState().answers
      keepWritten(events)
      takeEvents(events)
      takeReplays(events)
      const changed = events.flatMap(e => (e.name === 'answer' ? [e.payload] : []))
      answersChanged(changed, before)
      takeBack(changed)
      for (const event of events) if (event.name === 'notice') showProblem(event.payload)
    },
    ended: linkEnded,
  })
}
