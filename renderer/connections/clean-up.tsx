import { ask } from '../engine/ask.ts'
import { useRequest } from '../engine/use-request.ts'
import { count } from '../format/numbers.ts'
import { showNote, showProblem } from '../state/notes-store.ts'
import { Button } from '../ui/button.tsx'
import { ProblemLine } from '../ui/problem-line.tsx'

interface CleanUpProps {
  readonly connectionId: string
  readonly onDone: () => void
}

/** Removes what a crash of ours left behind, after it was shown what that is. */
export const CleanUp = ({ connectionId, onDone }: CleanUpProps) => {
  const { result, problem, busy, run, forget } = useRequest<'endpoints.clean'>()
  const clean = async (): Promise<void> => {
    const cleaned = await run(async () => {
      const done = await ask('endpoints.clean', { connectionId, dryRun: false })
      if (done.removed.length > 0) showNote('done', `${count(done.removed.length, 'endpoint')} removed`)
      for (const left of done.left) showProblem(left)
      return done
    })
    if (!cleaned) return
    forget()
    onDone()
  }
  return (
    <div className="clean-up">
      {problem && <ProblemLine problem={problem} />}
      {result ? (
        <>
          <p role="status">
            {result.removed.length === 0
              ? 'Nothing of ours is left there.'
              : `Goes: ${result.removed.map(e => `${e.label} (${e.id})`).join(', ')}. Nothing else is touched.`}
          </p>
          <div className="card-acts">
            {result.removed.length > 0 && (
              <Button look="danger" disabled={busy} onClick={() => void clean()}>
                Remove {count(result.removed.length, 'endpoint')}
              </Button>
            )}
            <Button look="ghost" disabled={busy} onClick={forget}>
              Keep
            </Button>
          </div>
        </>
      ) : (
        <Button
          disabled={busy}
          onClick={() => void run(() => ask('endpoints.clean', { connectionId, dryRun: true }))}
        >
          Remove what was left behind…
        </Button>
      )}
    </div>
  )
}
