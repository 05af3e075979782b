// One export in a process of its own: its last line says how long it took, on the clock and on the processor, and its memory.
import { join } from 'node:path'
import { openCapturesToRead } from '../core/captures/database.ts'
import { exportFrom } from '../core/fixtures/export/export-task.ts'
import { writeFilesTo } from '../core/fixtures/export/write-files.ts'

const [folder, out, off] = process.argv.slice(2)
const database = openCapturesToRead(join(folder, 'captures.sqlite'))
const ids = database
  .prepare('SELECT id FROM captures ORDER BY seq')
  .all()
  .map(({ id }) => id)
const startedAt = performance.now()
const cpu = process.cpuUsage()
const writer = writeFilesTo(out)
const redaction = { off: off === 'off', keep: [], cover: [] }
const { replaced, left } = exportFrom(database, { ids, as: 'fixtures', redaction }, writer.write)
const { user, system } = process.cpuUsage(cpu)
console.log(
  JSON.stringify({
    files: writer.written.length,
    replaced: replaced.length,
    left: left.length,
    tookMs: performance.now() - startedAt,
    cpuMs: (user + system) / 1_000,
    mostMiB: process.resourceUsage().maxRSS / 1_024,
  }),
)
