import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { watch } from 'chokidar'
import { asProblem, Problem } from '../../shared/problem.ts'

/** An answer that lives in a file: its id is made of the whole path, its name is the file's. */
export const answerOfFile = (file: string): { id: string; name: string } => ({
  id: `file-${createHash('sha256').update(resolve(file)).digest('hex').slice(0, 12)}`,
  name: basename(file),
})

const mostBytes = 16_777_216

/** The text without the byte order mark that some editors put first. @throws Problem `file-unreadable` */
export const readAnswerFile = async (file: string): Promise<string> => {
  try {
    if ((await stat(file)).size > mostBytes) throw new Error('it is larger than any answer')
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
  } catch (error) {
    throw new Problem('file-unreadable', { file, reason: (error as Error).message }, { cause: error })
  }
}

/**
 * Calls `onText` with the text each time the file is saved, however the editor does that: in place, or by a new file
 * under the old name. What `onText` throws, and a file that cannot be read, go to `onProblem`; the watch goes on.
 */
export const watchAnswerFile = async (
  file: string,
  onText: (text: string) => void,
  onProblem: (problem: Problem) => void,
): Promise<() => Promise<void>> => {
  // Editors empty a file before they write it: a text counts once its size has stood still for a moment.
  const watcher = watch(file, {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 60, pollInterval: 20 },
  })
  const reread = (): void => {
    readAnswerFile(file)
      .then(onText)
      .catch(error => {
        const problem = asProblem(error)
        const detail = { file, reason: problem.detail.reason ?? '' }
        onProblem(
          problem.code === 'file-unreadable' ? new Problem('answer-file-unreadable', detail) : problem,
        )
      })
  }
  watcher.on('add', reread).on('change', reread)
  watcher.on('unlink', () =>
    onProblem(new Problem('answer-file-unreadable', { file, reason: 'it was removed' })),
  )
  watcher.on('error', error =>
    onProblem(
      new Problem('answer-file-unreadable', { file, reason: (error as Error).message }, { cause: error }),
    ),
  )
  await new Promise<void>(done => watcher.on('ready', () => done()))
  return () => watcher.close()
}
