import type { Capture } from '../../core/captures/capture-row.ts'
import { insertCaptures } from '../../core/captures/capture-store.ts'
import { openCaptures } from '../../core/captures/database.ts'
import { dataFiles } from '../../core/data-folder/data-folder.ts'
import type { CaptureSummary } from '../../shared/capture.ts'
import { sampleSummary } from '../core/captures/sample-capture.ts'
import { runCommand } from './command.ts'
import { type PageOptions, visit } from './page.ts'
import { tempFolder } from './temp-folder.ts'

export interface StoredSample {
  readonly summary?: Partial<CaptureSummary>
  readonly request?: Partial<Capture['request']>
  readonly response?: Partial<Capture['response']>
}

const captureOf = ({ summary, request, response }: StoredSample, seq: number): Capture => {
  const body = request?.body ?? Buffer.from('{}')
  return {
    summary: sampleSummary(seq, {
      id: `capture-${seq}`,
      size: body.length,
      // An old one would not be kept for long.
      receivedAt: new Date().toISOString(),
      ...summary,
    }),
    request: { method: 'POST', path: '/h/x', headers: [], body, truncated: false, ...request },
    response: { headers: [], body: Buffer.from('{}'), ...response },
    dedupeKey: null,
  }
}

/**
 * A data folder with captures that no receiver would let in, such as bodies beyond its limit. The first sample has the
 * number 1 and the id `capture-1`.
 */
export const filledFolder = (samples: readonly StoredSample[]): string => {
  const folder = tempFolder()
  const database = openCaptures(dataFiles(folder).captures)
  insertCaptures(database).insert(samples.map((sample, i) => captureOf(sample, i + 1)))
  database.close()
  return folder
}

/** The page of the browser host on such a folder. */
export const filledPage = async (samples: readonly StoredSample[], options: PageOptions = {}) => {
  const dataFolder = filledFolder(samples)
  const serve = runCommand(['serve', '--practice', '--port', '0', '--data-dir', dataFolder])
  const address = await serve.line(line => line.startsWith('http://'))
  return { ...(await visit(address, options)), address, serve, dataFolder }
}
