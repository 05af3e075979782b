import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PlatformId } from '../../../shared/platform.ts'
import { Problem } from '../../../shared/problem.ts'
import { eachFixture } from '../../fixtures/read-folder.ts'
import { isEdited, sealed, sumOf } from './checksum.ts'
import { copiedBefore, copies, filesToCopy, readIfThere, removeOld, wayTo } from './copies.ts'
import { driverOf, exampleUrl, type Runner, runners } from './runners.ts'
import { suiteFile, suiteText } from './suite-data.ts'

export interface SuiteRequest {
  readonly runner: Runner
  /** Of the fixtures. */
  readonly folder: string
  /** Where the suite goes: the same folder, or another one, to which the fixtures are copied. */
  readonly out: string
  /** Overwrites what a person changed. */
  readonly force: boolean
}

export interface WrittenSuite {
  /** Those that are new or have changed, as paths. */
  readonly written: readonly string[]
  readonly fixtures: number
  readonly command: string
}

/** Of a file as it should be. */
interface Wanted {
  readonly path: string
  readonly bytes: Buffer
  /** Whether what is there was changed by a person. */
  isEdited(there: Buffer): boolean
}

/** @throws Problem `folder-unreadable`, `suite-no-fixtures`, or what is wrong with one of them */
const readFolder = async (folder: string) => {
  const found = await stat(folder).catch(() => null)
  if (found && !found.isDirectory())
    throw new Problem('folder-unreadable', {
      folder,
      reason: 'it is a file, and a suite is made of a folder',
    })
  const files = new Set<string>()
  const platforms = new Set<PlatformId>()
  for await (const { file, fixture, problem } of eachFixture(folder)) {
    if (problem) throw problem
    if (!fixture) continue
    files.add(file)
    platforms.add(fixture.platform)
  }
  if (files.size === 0) throw new Problem('suite-no-fixtures', { folder })
  return { files: [...files], platforms: [...platforms] }
}

const generated = (path: string, text: string): Wanted => ({
  path,
  bytes: Buffer.from(sealed(text)),
  isEdited: there => isEdited(there.toString('utf8')),
})

/** What has to be written. @throws Problem `suite-edited` */
const changedOnes = async (all: readonly Wanted[], force: boolean): Promise<Wanted[]> => {
  const changed: Wanted[] = []
  const edited: string[] = []
  for (const wanted of all) {
    const there = await readIfThere(wanted.path)
    if (there?.equals(wanted.bytes)) continue
    changed.push(wanted)
    if (there && !force && wanted.isEdited(there)) edited.push(wanted.path)
  }
  if (edited.length > 0) throw new Problem('suite-edited', { files: edited.join(', ') })
  return changed
}

const write = async ({ runner, folder, out, force }: SuiteRequest): Promise<WrittenSuite> => {
  const { files, platforms } = await readFolder(folder)
  const way = wayTo(out, folder)
  const toCopy = way === null ? await filesToCopy(folder, files) : []
  const copied = Object.fromEntries(toCopy.map(([file, bytes]) => [file, sumOf(bytes.toString())]))
  const before = await copiedBefore(out)
  const driver = join(out, runners[runner].file)
  const changed = await changedOnes(
    [
      ...toCopy.map(([file, bytes]) => ({
        path: join(out, copies, file),
        bytes,
        isEdited: (there: Buffer) => sumOf(there.toString()) !== before[file],
      })),
      generated(join(out, suiteFile), suiteText(platforms, { fixtures: way ?? copies, copied })),
      generated(driver, driverOf(runner)),
    ],
    force,
  )
  for (const { path, bytes } of changed) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
  }
  await removeOld(out, before, copied)
  const name = /^[\w./\\:@-]+$/.test(driver) ? driver : JSON.stringify(driver)
  return {
    written: changed.map(({ path }) => path),
    fixtures: files.length,
    command: `HANDLER_URL=${exampleUrl} ${runners[runner].command} ${name}`,
  }
}

/**
 * Writes a test suite around the fixtures of a folder: a driver for the runner and what it has to know. Nothing is
 * written when one of its files would be lost that a person changed.
 * @throws Problem `folder-unreadable`, `suite-no-fixtures`, `suite-edited`, `suite-not-written`, or what is wrong with
 *   a fixture
 */
export const generateSuite = async (request: SuiteRequest): Promise<WrittenSuite> => {
  try {
    return await write(request)
  } catch (error) {
    if (error instanceof Problem) throw error
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const reason = code === 'EACCES' || code === 'EROFS' ? 'it may not be written' : message
    throw new Problem('suite-not-written', { folder: request.out, reason }, { cause: error })
  }
}
