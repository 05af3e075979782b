import { storeAnswers } from '../core/answers/answer-store.ts'
import { captureDetail } from '../core/api/capture-detail.ts'
import { type CaptureReader, readCaptures } from '../core/captures/capture-store.ts'
import { CaptureDetail } from '../shared/capture.ts'
import { maskDetail } from '../shared/mask/mask-capture.ts'
import { Problem } from '../shared/problem.ts'
import { captureSheet } from './capture-sheet.ts'
import type { DataFolder } from './captures-to-read.ts'
import { recode } from './mask-flag.ts'
import { data, jsonLine } from './terminal.ts'

const notFound = (id: string, folder: string): Problem =>
  new Problem('capture-not-found', {
    id: `“${id}” in ${folder}`,
    next: '`hookswitch captures list` has the ids, and `last` is the newest one.',
  })

/** The whole id that a person means, or null. @throws Problem `usage` when it could be several */
const idOf = (wanted: string, captures: CaptureReader): string | null => {
  if (wanted === 'last') return captures.page(1)[0]?.id ?? null
  const [id, another] = captures.idsLike(wanted, 2)
  if (id !== undefined && another !== undefined && id !== wanted)
    throw new Problem('usage', {
      reason: `Several captures begin with “${wanted}”, such as ${id} and ${another}.`,
      next: 'Give more of it.',
    })
  return id ?? null
}

const widestLine = 100

/** `hookswitch captures show ID`. @throws Problem `capture-not-found`, `usage` */
export const showCapture = (
  { folder, database }: DataFolder,
  wanted: string,
  json: boolean,
  masked: boolean,
): void => {
  if (!database) throw notFound(wanted, folder)
  const captures = readCaptures(database)
  const id = idOf(wanted, captures)
  const stored = id === null ? null : captures.get(id)
  if (!stored) throw notFound(wanted, folder)
  const answers = storeAnswers(database)
  const whole = captureDetail(stored, {
    contentOf: answers.contentOf,
    nameOf: id => answers.head(id)?.name ?? null,
  })
  const detail = masked ? maskDetail(whole, recode) : whole
  const columns = Math.min(process.stdout.columns ?? widestLine, widestLine)
  if (json) jsonLine(CaptureDetail.parse(detail))
  else for (const line of captureSheet(detail, columns)) data(line)
}
