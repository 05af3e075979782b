import { removePracticeFile, writePracticeFile } from './data-folder/practice-file.ts'
import { type Simulator, startSimulator } from './simulator/simulator.ts'

/** The practice line's platform: an account like any other, on this machine, from the first time it is asked for. */
export interface PracticeLine {
  account(): Promise<{ readonly apiUrl: string; readonly apiKey: string }>
  /** Null before it was asked for. */
  simulator(): Simulator | null
  close(): Promise<void>
}

/** @param dataFolder where other terminals find it */
export const makePracticeLine = (dataFolder: string): PracticeLine => {
  let simulator: Simulator | null = null
  return {
    account: async () => {
      if (!simulator) {
        simulator = await startSimulator({ platform: 'thunderphone' })
        writePracticeFile(dataFolder, simulator.apiUrl, simulator.apiKey)
      }
      return { apiUrl: simulator.apiUrl, apiKey: simulator.apiKey }
    },
    simulator: () => simulator,
    close: async () => {
      if (!simulator) return
      removePracticeFile(dataFolder)
      await simulator.close()
    },
  }
}
