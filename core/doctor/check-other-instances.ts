import { dataFiles } from '../data-folder/data-folder.ts'
import { readPracticeFile } from '../data-folder/practice-file.ts'
import { dial } from '../forward/dial.ts'
import { type Diagnosis, sayAbout } from './diagnosis.ts'

const say = sayAbout('other-instances')
const dialWithinMs = 500

const practiceLineAnswers = async (apiUrl: string, signal: AbortSignal): Promise<boolean> => {
  if (!URL.canParse(apiUrl)) return false
  const { hostname, port } = new URL(apiUrl)
  return (await dial(hostname, Number(port), signal, dialWithinMs)).tookMs !== null
}

/**
 * Who else is at the data folder, and what a run that crashed left in it.
 * @param holder the living engine that holds it, in words; null: nobody does, or whoever asks
 */
export const checkOtherInstances = async (
  folder: string,
  holder: string | null,
  signal: AbortSignal,
): Promise<Diagnosis> => {
  const practice = readPracticeFile(folder)
  if (practice && !(await practiceLineAnswers(practice.apiUrl, signal)))
    return say.warning(
      `A practice line of process ${practice.pid} is named in the data folder, but it has ended.`,
      `Start a practice line again, or delete ${dataFiles(folder).practiceLine}.`,
    )

  if (holder !== null) return say.good(`A Hookswitch is running on this data folder (${holder}).`)
  return say.good('No other Hookswitch uses this data folder.')
}
