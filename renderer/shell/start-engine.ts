import { saveUnsaved } from '../actions/edit-answer.ts'
import { keepEngineLink } from '../engine/engine-link.ts'
import { startCoach } from '../state/coach-store.ts'
import { answersChanged } from '../state/drafts-store.ts'
import { linkEnded, linkLate, takeEvents, takeSnapshot } from '../state/engine-store.ts'
import { showProblem } from '../state/notes-store.ts'

/** An engine that is started anew is there sooner. */
const lateAfterMs = 5_000

/** Lets what the engine tells flow into the stores. The only direction: nothing in the page changes them otherwise. */
export const startEngine = (): void => {
  window.setTimeout(linkLate, lateAfterMs)
  keepEngineLink({
    snapshot: snapshot => {
      takeSnapshot(snapshot)
      answersChanged(snapshot.answers.map(a => a.id))
      saveUnsaved()
      const practice = snapshot.connections.find(c => c.mode === 'practice')
      const answer = snapshot.answers.find(a => a.id === practice?.answerId)
      if (answer) startCoach(answer.revision)
    },
    events: events => {
      takeEvents(events)
      answersChanged(events.flatMap(e => (e.name === 'answer' ? [e.payload.id] : [])))
      for (const event of events) if (event.name === 'notice') showProblem(event.payload)
    },
    ended: linkEnded,
  })
}
