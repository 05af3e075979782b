import type { CaptureSummary } from '../../shared/capture.ts'
import type { PracticeResult, Scenario } from '../../shared/contract.ts'
import { isBlocking } from '../captures/capture-words.ts'
import { ask } from '../engine/ask.ts'
import { count, ms } from '../format/numbers.ts'
import { useEngine } from '../state/engine-store.ts'
import { showError, showNote } from '../state/notes-store.ts'
import { openCapture, setFollow, showConnection, useView } from '../state/view-store.ts'

/** How long to wait for the captures of a call whose results are there already. */
const patienceMs = 2_000

const reachedWords: Record<PracticeResult['reached'], string> = {
  config: 'got your config',
  'own-agent': "got the number's own agent",
  none: 'reached nobody',
}

/** What the caller got, in one sentence; many calls are summed up. */
export const sayResults = (results: readonly PracticeResult[]): string => {
  if (results.length === 0) return 'The call left no trace.'
  if (results.length <= 3) return results.map(r => r.text).join(' ')
  const sums = (['config', 'own-agent', 'none'] as const)
    .map(reached => ({ reached, n: results.filter(r => r.reached === reached).length }))
    .filter(sum => sum.n > 0)
    .map(sum => `${count(sum.n, 'call')} ${reachedWords[sum.reached]}`)
  const slowest = Math.max(...results.map(r => r.tookMs))
  return `${sums.join(', ')}. The slowest answer took ${ms(slowest)} ms.`
}

const newCaptures = (sinceSeq: number): readonly CaptureSummary[] => {
  const found: CaptureSummary[] = []
  for (const capture of useEngine.getState().captures.newestFirst) {
    if (capture.seq <= sinceSeq) break
    if (capture.connectionId === 'practice') found.push(capture)
  }
  return found
}

/** The first answer of a revision that was written here: the one in which the changed words show for the first time. */
const isFirstOfRevision = (capture: CaptureSummary): boolean => {
  const { answerId, revision } = capture.outcome
  if (answerId === undefined || revision === undefined || revision < 2) return false
  return !useEngine
    .getState()
    .captures.newestFirst.some(
      c => c.seq < capture.seq && c.outcome.answerId === answerId && c.outcome.revision === revision,
    )
}

const showCall = (captures: readonly CaptureSummary[], scenario: Scenario): void => {
  const first = captures.find(isFirstOfRevision)
  const call = captures.filter(isBlocking).at(-1) ?? captures.at(-1)
  if (first) openCapture(first.id, 'response')
  else if (scenario === 'flood') setFollow(true)
  else if (call) openCapture(call.id)
}

const waitForCaptures = async (sinceSeq: number): Promise<readonly CaptureSummary[]> => {
  const found = newCaptures(sinceSeq)
  if (found.length > 0) return found
  return await new Promise(resolve => {
    const done = (): void => {
      stop()
      clearTimeout(timer)
      resolve(newCaptures(sinceSeq))
    }
    const timer = setTimeout(done, patienceMs)
    const stop = useEngine.subscribe(() => {
      if (newCaptures(sinceSeq).length > 0) done()
    })
  })
}

/** Places a simulated call on the practice line, shows its capture, and says what the caller got. */
export const placeCall = async (scenario: Scenario = 'normal'): Promise<void> => {
  const sinceSeq = useEngine.getState().captures.newestFirst[0]?.seq ?? -1
  if (useView.getState().connectionId !== 'practice') showConnection('practice')
  try {
    const { results } = await ask('practice.placeCall', { scenario })
    showCall(await waitForCaptures(sinceSeq), scenario)
    showNote('practice', 'What the caller got', sayResults(results))
  } catch (error) {
    showError(error)
  }
}
