import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** The folder itself, or the nearest one above it that is there. @throws the error of whatever is in its way */
export const nearestFolder = async (folder: string): Promise<string> => {
  const whole = resolve(folder)
  try {
    await stat(whole)
    return whole
  } catch (error) {
    const above = dirname(whole)
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === whole) throw error
    return nearestFolder(above)
  }
}
