// An engine without a face: each line of stdin is a filter to find, each line of stdout says how long that took.
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { startEngine } from '../core/engine.ts'
import { workersIn } from '../core/workers.ts'
import { readSeqs } from '../renderer/list/seq-text.ts'

const [dataFolder, dist] = process.argv.slice(2)
const tell = value => console.log(JSON.stringify(value))

const startedAt = performance.now()
const engine = await startEngine({
  dataFolder,
  program: 'the bench',
  version: '0.0.0',
  ...workersIn(pathToFileURL(`${dist}/`)),
})
const find = engine.handlers['captures.find']
tell({ type: 'ready', startMs: performance.now() - startedAt })

for await (const line of createInterface(process.stdin)) {
  const query = JSON.parse(line)
  const askedAt = performance.now()
  const { seqs, more, upTo } = await find({ connectionId: null, limit: 100_000, ...query })
  tell({ ms: performance.now() - askedAt, found: readSeqs(seqs).length, more, upTo })
}
await engine.stop()
