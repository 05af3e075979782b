import { storeAnswers } from '../core/answers/answer-store.ts'
import { captureDetail } from '../core/api/capture-detail.ts'
import { readCaptures } from '../core/captures/capture-store.ts'
import type { Database } from '../core/sqlite.ts'
import { CaptureDetail } from '../shared/capture.ts'

/** Reads captures whole, by their ids; null for one that is gone. */
export const readDetails = (database: Database): ((id: string) => CaptureDetail | null) => {
  const captures = readCaptures(database)
  const answers = storeAnswers(database)
  const names = { contentOf: answers.contentOf, nameOf: (id: string) => answers.head(id)?.name ?? null }
  return id => {
    const stored = captures.get(id)
    return stored && CaptureDetail.parse(captureDetail(stored, names))
  }
}
