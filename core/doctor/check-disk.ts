import { statfs } from 'node:fs/promises'
import { type Diagnosis, sayAbout } from './diagnosis.ts'
import { nearestFolder } from './nearest-folder.ts'
import { sizeWords } from './size-words.ts'

const say = sayAbout('disk')

const littleBytes = 1_073_741_824
const tooLittleBytes = 104_857_600

/** What this user may still write there; null where the file system does not say. */
export const freeBytesAt = async (folder: string): Promise<number | null> => {
  const { bavail, bsize, blocks } = await statfs(folder)
  return blocks === 0 ? null : bavail * bsize
}

/** @param folder where the captures are, or will be */
export const checkDisk = async (
  folder: string,
  freeBytes: (folder: string) => Promise<number | null> = freeBytesAt,
): Promise<Diagnosis> => {
  let free: number | null
  try {
    free = await freeBytes(await nearestFolder(folder))
  } catch (error) {
    return say.skipped(`How much room there is could not be asked: ${(error as Error).message}.`)
  }
  if (free === null) return say.skipped('This file system does not say how much room there is.')
  const text = `${sizeWords(free)} are free where the captures are.`
  if (free < tooLittleBytes)
    return say.bad(text, 'Free some space now: calls are answered without it, but captures may be lost.')
  if (free < littleBytes) return say.warning(text, 'Free some space before captures cannot be kept.')
  return say.good(text)
}
