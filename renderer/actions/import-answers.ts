import { readAnswerFileText } from '../../shared/answer-file.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { asProblem, type Problem } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import { freshName } from '../answers/answer-list.ts'
import { ask } from '../engine/ask.ts'
import { openAnswer, searchAnswers } from '../state/answers-view-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { type Imported, showImport } from '../state/import-store.ts'

/** As many as are taken at once: more were most likely dropped by mistake. */
const mostFiles = 50

/** Why a file became no answer. What is said of answers that stay in force is not about a new one. */
const why = ({ code, detail, info }: Problem): string => {
  if (code !== 'answer-invalid') return sayProblem(info).what
  const place = detail.place && !detail.reason?.includes(detail.place) ? `${detail.place}: ` : ''
  return `${place}${detail.reason ?? 'it is no answer'}`
}

/** @returns the id of the new answer, or null */
const importOne = async (
  file: File,
  platform: PlatformId,
): Promise<{ id: string | null; imported: Imported }> => {
  try {
    const found = readAnswerFileText(await file.text(), file.name, platform)
    const taken = useEngine
      .getState()
      .answers.filter(a => a.platform === platform)
      .map(a => a.name)
    const name = freshName(found.name, taken)
    const { answerId } = await ask('answers.create', { ...found, platform, name })
    return { id: answerId, imported: { file: file.name, name, problem: null } }
  } catch (error) {
    return { id: null, imported: { file: file.name, name: null, problem: why(asProblem(error)) } }
  }
}

/** Makes an answer of each file, one after the other, and says what became of each. */
export const importAnswers = async (files: readonly File[], platform: PlatformId): Promise<void> => {
  if (files.length === 0) return
  showImport(null)
  const done: Imported[] = []
  let firstId: string | null = null
  for (const file of files.slice(0, mostFiles)) {
    const { id, imported } = await importOne(file, platform)
    firstId ??= id
    done.push(imported)
  }
  const left = files.slice(mostFiles)
  if (left.length > 0)
    done.push({
      file: `${left.length} more`,
      name: null,
      problem: `were left out: ${mostFiles} files at once are the most.`,
    })
  showImport(done)
  if (firstId !== null) {
    searchAnswers('')
    openAnswer(firstId)
  }
}
