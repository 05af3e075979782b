import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { dataFiles } from './data-folder.ts'

const PracticeFile = z.object({ apiUrl: z.string(), apiKey: z.string(), pid: z.int() })
export type PracticeFile = z.infer<typeof PracticeFile>

/** Where the simulator of a data folder can be asked for calls, for `hookswitch trigger` in another terminal. Owner only. */
export const writePracticeFile = (folder: string, apiUrl: string, apiKey: string): void =>
  writeFileSync(dataFiles(folder).practiceLine, JSON.stringify({ apiUrl, apiKey, pid: process.pid }), {
    mode: 0o600,
  })

export const readPracticeFile = (folder: string): PracticeFile | null => {
  try {
    return PracticeFile.parse(JSON.parse(readFileSync(dataFiles(folder).practiceLine, 'utf8')))
  } catch {
    return null
  }
}

/** Removes the file if it is still ours: the last simulator to start is the one that is named. */
export const removePracticeFile = (folder: string): void => {
  if (readPracticeFile(folder)?.pid === process.pid) rmSync(dataFiles(folder).practiceLine, { force: true })
}
