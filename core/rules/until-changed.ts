import { stat } from 'node:fs/promises'

/** How often a file is looked at, in milliseconds. */
const everyMs = 300

/** Another one for each state of a file, also for one that is not there. */
export const stampOf = async (file: string): Promise<string> => {
  try {
    const { size, mtimeMs, ino } = await stat(file)
    return `${size} ${mtimeMs} ${ino}`
  } catch {
    return 'none'
  }
}

/**
 * Calls back once when a file is another than it was and has stood still for a moment. By looking, because neither it nor
 * its folder has to be there. @param was its stamp then @returns ends it
 */
export const untilChanged = (file: string, was: string, onChanged: () => void): (() => void) => {
  let last = was
  let ended = false
  const look = async (): Promise<void> => {
    const now = await stampOf(file)
    if (ended) return
    if (now !== was && now === last) {
      end()
      onChanged()
    }
    last = now
  }
  const timer = setInterval(() => void look(), everyMs)
  timer.unref()
  const end = (): void => {
    ended = true
    clearInterval(timer)
  }
  return end
}
