import { expect } from 'vitest'
import type { Capture } from '../../core/captures/capture-row.ts'
import { closeCaptures, openCaptures } from '../../core/captures/database.ts'
import { insertCaptures } from '../../core/captures/insert-captures.ts'
import { dataFiles } from '../../core/data-folder/data-folder.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import { type OpenPage, openPage, type PageOptions, rows } from './page.ts'
import { tempFolder } from './temp-folder.ts'

/** A capture of the practice line with bodies of one's own. */
export const storedCapture = (
  seq: number,
  change: Partial<CaptureSummary>,
  payload: unknown,
  response: unknown = {},
): Capture => {
  const body = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload))
  return {
    summary: {
      id: `capture${String(seq).padStart(9, '0')}`,
      seq,
      connectionId: 'practice',
      platform: 'thunderphone',
      eventType: 'telephony.incoming',
      callId: '987654321',
      from: '+14155550199',
      to: '+15551234567',
      receivedAt: '2026-03-01T12:04:31.000Z',
      signature: { status: 'verified' },
      outcome: { source: 'default', status: 200 },
      verdict: {
        result: 'used',
        reason: 'config',
        certainty: 'documented',
        text: 'ThunderPhone should use your config.',
      },
      timing: { localMs: 41, limitMs: 2_000, phases: { receive: 1, handle: 39, write: 1 } },
      size: body.length,
      ...change,
    },
    request: {
      method: 'POST',
      path: '/h/x',
      headers: [['Content-Type', 'application/json']],
      body,
      truncated: false,
    },
    response: {
      headers: [['Content-Type', 'application/json']],
      body: Buffer.from(JSON.stringify(response)),
    },
    dedupeKey: null,
  }
}

/** The page of a practice line whose history holds these captures, oldest first. */
export const seededPage = async (
  captures: readonly Capture[],
  options: PageOptions = {},
): Promise<OpenPage> => {
  const dataFolder = tempFolder()
  const database = openCaptures(dataFiles(dataFolder).captures)
  insertCaptures(database).insert(captures)
  closeCaptures(database)
  const opened = await openPage(options, dataFolder)
  // The practice line takes its first call by itself: from then on the list stays as it is.
  await expect
    .poll(() => rows(opened.page).first().getAttribute('aria-setsize'), { timeout: 30_000 })
    .toBe(String(captures.length + 1))
  return opened
}
