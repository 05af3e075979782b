import { sayProblem } from '../../shared/problem-words.ts'
import { NotesAndTags } from '../notes/notes-and-tags.tsx'
import { ReplayBar } from '../replay/replay-bar.tsx'
import { isKept } from '../replay/replay-deeds.ts'
import { useCapture, useSelectedId } from '../state/shown.ts'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { BudgetBar } from './budget-bar.tsx'
import { DetailTabs } from './detail-tabs.tsx'
import { DotPlot } from './dot-plot.tsx'
import { DriftNote } from './drift-note.tsx'
import { PassedOverNote } from './passed-over-note.tsx'
import { useCaptureDetail } from './use-capture-detail.ts'
import { VerdictHead } from './verdict-head.tsx'
import { WhyThisAnswer } from './why-this-answer.tsx'

const Nothing = () => (
  <div className="empty">
    <b>No capture chosen</b>
    <p>
      Each delivery becomes a capture: what came, what was answered, and what the platform should make of it.
    </p>
  </div>
)

/**
 * One capture: what the platform should do, how the time went, and all that was sent either way.
 * @param alone it has the page to itself
 */
export const CaptureDetail = ({ alone = false }: { alone?: boolean }) => {
  const id = useSelectedId()
  const listed = useCapture(id)
  const loaded = useCaptureDetail(id, listed)
  const summary = listed ?? loaded?.detail?.summary
  const passedOver = summary?.outcome.passedOver
  const detail = loaded?.detail ?? null
  const notes = summary && <NotesAndTags summary={summary} detail={detail} />
  const problem = loaded?.problem && sayProblem(loaded.problem.info)
  return (
    <section className="detail" aria-label="Capture">
      <div className="detail-scroll">
        {summary ? (
          <>
            <ErrorBoundary key={`verdict ${summary.id}`} what="The verdict">
              <VerdictHead capture={summary} detail={detail} />
            </ErrorBoundary>
            <ErrorBoundary key={`replay ${summary.id}`} what="What can be done with it">
              {isKept(summary) ? (
                <ReplayBar capture={summary} detail={detail}>
                  {notes}
                </ReplayBar>
              ) : (
                notes
              )}
            </ErrorBoundary>
            <DriftNote capture={summary} />
            {passedOver ? (
              <PassedOverNote why={passedOver} />
            ) : (
              <ErrorBoundary key={`budget ${summary.id}`} what="The time budget">
                <BudgetBar capture={summary} />
              </ErrorBoundary>
            )}
            {detail?.routing && (
              <ErrorBoundary key={`why ${summary.id}`} what="Why it got this answer">
                <WhyThisAnswer connectionId={summary.connectionId} routing={detail.routing} />
              </ErrorBoundary>
            )}
            {problem && (
              <p className="inline-problem">
                {problem.what} {problem.next}
              </p>
            )}
            {!passedOver && <DetailTabs summary={summary} detail={detail} />}
          </>
        ) : (
          <Nothing />
        )}
      </div>
      {/* Its payload needs the room. */}
      {!alone && (
        <ErrorBoundary what="The picture of response times">
          <DotPlot selectedId={id} />
        </ErrorBoundary>
      )}
    </section>
  )
}
