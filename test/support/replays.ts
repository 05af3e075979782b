import type { ReplayRequest, ReplayState } from '../../shared/replay.ts'
import type { TestEngine } from './engine.ts'

/** Once, to the engine itself, as it was. */
export const plainReplay = (captureId: string, change: Partial<ReplayRequest> = {}): ReplayRequest => ({
  captureIds: [captureId],
  target: { kind: 'engine' },
  edit: null,
  sign: false,
  times: 1,
  ratePerS: null,
  agree: false,
  ...change,
})

/** Everything that an engine tells of its replays, from now on. */
export const hearReplays = (engine: TestEngine) => {
  const told: ReplayState[] = []
  const waiting = new Set<() => void>()
  engine.listen(event => {
    if (event.name !== 'replay') return
    told.push(event.payload)
    for (const look of [...waiting]) look()
  })
  /** The first state of a run that is like that. */
  const until = (replayId: string, isIt: (state: ReplayState) => boolean): Promise<ReplayState> =>
    new Promise(resolve => {
      const look = (): void => {
        const found = told.find(state => state.id === replayId && isIt(state))
        if (!found) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
    })
  return {
    told,
    until,
    start: async (request: ReplayRequest): Promise<string> =>
      (await engine.handlers['replay.start'](request)).replayId,
    /** Starts it and waits for its end. */
    replay: async (request: ReplayRequest): Promise<ReplayState> => {
      const { replayId } = await engine.handlers['replay.start'](request)
      return until(replayId, ({ status }) => status !== 'running')
    },
  }
}
