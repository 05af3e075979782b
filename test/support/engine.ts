import { onTestFinished } from 'vitest'
import { type Engine, type EngineOptions, startEngine } from '../../core/engine.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import { builtWorkers } from './built.ts'
import { tempFolder } from './temp-folder.ts'

export interface TestEngine extends Engine {
  /** Captures told so far, the newest state of each, in order of arrival. */
  captures(): CaptureSummary[]
  /** Resolves when so many deliveries have been captured. */
  captured(count: number): Promise<CaptureSummary[]>
}

/** A real engine on a data folder of its own; stopped when the test is over. */
export const testEngine = async (options: Partial<EngineOptions> = {}): Promise<TestEngine> => {
  const engine = await startEngine({
    dataFolder: options.dataFolder ?? tempFolder(),
    program: 'a test',
    version: '0.0.0-test',
    ...builtWorkers,
    ...options,
  })
  onTestFinished(async () => {
    await engine.stop()
  })
  const seen = new Map<string, CaptureSummary>()
  const waiting = new Set<() => void>()
  engine.listen(event => {
    if (event.name !== 'capture') return
    seen.set(event.payload.id, event.payload)
    for (const look of [...waiting]) look()
  })
  return {
    ...engine,
    captures: () => [...seen.values()],
    captured: count =>
      new Promise(resolve => {
        const look = (): void => {
          if (seen.size < count) return
          waiting.delete(look)
          resolve([...seen.values()])
        }
        waiting.add(look)
        look()
      }),
  }
}
