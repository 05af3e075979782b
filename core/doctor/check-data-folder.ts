import { randomBytes } from 'node:crypto'
import { access, constants, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Problem } from '../../shared/problem.ts'
import { dataFiles } from '../data-folder/data-folder.ts'
import { settingsAreReadable } from '../settings/read-saved.ts'
import { type Diagnosis, sayAbout } from './diagnosis.ts'
import { nearestFolder } from './nearest-folder.ts'
import { sizeWords } from './size-words.ts'

const say = sayAbout('data-folder')

const isOpenToOthers = (mode: number): boolean => process.platform !== 'win32' && (mode & 0o077) !== 0

interface FileFacts {
  readonly name: string
  readonly size: number
  readonly mode: number
}

/** Looked at from outside only: to open and close the lock's file would drop a lock that this process has on it. */
const filesOf = async (folder: string): Promise<FileFacts[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const facts = entries
    .filter(entry => entry.isFile())
    .map(async ({ name }): Promise<FileFacts[]> => {
      // Files of a running engine come and go.
      const found = await stat(join(folder, name)).catch(() => null)
      return found ? [{ name, size: found.size, mode: found.mode & 0o777 }] : []
    })
  return (await Promise.all(facts)).flat()
}

/** Root and network shares may be refused what the permissions allow, so it is tried. */
const tryToWrite = async (folder: string): Promise<void> => {
  const file = join(folder, `.doctor-${randomBytes(8).toString('hex')}`)
  await writeFile(file, '', { flag: 'wx', mode: 0o600 })
  await rm(file, { force: true })
}

const notThereYet = async (folder: string): Promise<Diagnosis> => {
  await access(await nearestFolder(folder), constants.W_OK | constants.X_OK)
  return say.good(`${folder} is not there yet; the first start makes it.`)
}

const lookInto = async (folder: string): Promise<Diagnosis> => {
  const { mode } = await stat(folder)
  await tryToWrite(folder)
  const files = await filesOf(folder)
  const open = files.filter(file => isOpenToOthers(file.mode)).map(file => file.name)
  if (isOpenToOthers(mode)) open.unshift('the folder itself')
  if (open.length > 0)
    return say.warning(
      `Other users of this machine may get at what is in ${folder} (${open.slice(0, 3).join(', ')}${open.length > 3 ? ', …' : ''}).`,
      `Close it with: chmod -R go-rwx '${folder}'`,
    )
  if (!settingsAreReadable(folder))
    return say.warning(
      `The settings in ${join(folder, 'settings.json')} cannot be read.`,
      'The next start keeps the file aside and begins with fresh ones; mend it before if you need what is in it.',
    )
  const captures = basename(dataFiles(folder).captures)
  const size = files.filter(file => file.name.startsWith(captures)).reduce((sum, file) => sum + file.size, 0)
  return say.good(
    `${folder} can be written, by you only; its captures take ${size === 0 ? 'no room yet' : sizeWords(size)}.`,
  )
}

/** Whether the folder is there, can be written, and is its owner's only. */
export const checkDataFolder = async (folder: string): Promise<Diagnosis> => {
  try {
    const found = await stat(folder).catch(error => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    if (!found) return await notThereYet(folder)
    if (!found.isDirectory())
      return say.bad(`${folder} is a file, not a folder.`, 'Choose another folder with --data-dir.')
    return await lookInto(folder)
  } catch (error) {
    const reason = (error as Error).message
    return say.problem(new Problem('data-folder-not-writable', { folder, reason }))
  }
}
