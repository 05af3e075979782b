import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openAnswerBook } from '../../../core/answers/answer-book.ts'
import { storeAnswers } from '../../../core/answers/answer-store.ts'
import { readCaptures } from '../../../core/captures/capture-store.ts'
import { openCaptures } from '../../../core/captures/database.ts'
import { type AnswerState, plainContent } from '../../../shared/answer.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { sampleSummary } from '../captures/sample-capture.ts'

export const good = '{"prompt":"one","voice":"v"}'
export const better = '{"prompt":"two","voice":"v"}'
export const bad = '{\n  "promt": "one", "voice": "v", "prompt": "x"\n}'
export const first = {
  platform: 'thunderphone',
  kind: 'config',
  name: 'A',
  content: plainContent(good),
} as const

export const openAt = (file: string) => {
  const database = openCaptures(file)
  onTestFinished(() => {
    if (database.isOpen) database.close()
  })
  let now = Date.parse('2026-01-01T00:00:00Z')
  const told: AnswerState[] = []
  const removed: string[] = []
  /** What uses an answer, by its name. */
  const users = new Map<string, string[]>()
  const book = openAnswerBook({
    store: storeAnswers(database),
    clock: { now: () => (now += 1_000), monotonic: () => 0 },
    firstCaptureOf: readCaptures(database).firstWithRevision,
    usersOf: ({ name }) => users.get(name) ?? [],
    onChange: state => told.push(state),
    onRemoved: id => removed.push(id),
  })
  const state = (id = 'a') => book.list().find(a => a.id === id)
  return { book, database, told, removed, users, file, state }
}
export const open = () => {
  const opened = openAt(join(tempFolder(), 'captures.sqlite'))
  opened.book.ensure('a', first)
  return opened
}
export const given = (seq: number, revision: number) =>
  sampleSummary(seq, { outcome: { source: 'default', status: 200, answerId: 'a', revision } })
