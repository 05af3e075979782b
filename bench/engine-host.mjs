// An engine without a face: each line of stdin is a filter to find, each line of stdout says how long that took.
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { startEngine } from '../core/engine.ts'

const [dataFolder, dist] = process.argv.slice(2)
const worker = name => new URL(`${name}-worker.js`, pathToFileURL(`${dist}/`))
const tell = value => console.log(JSON.stringify(value))

const startedAt = performance.now()
const engine = await startEngine({
  dataFolder,
  program: 'the bench',
  version: '0.0.0',
  tunnelWorker: worker('localtunnel'),
  templateWorker: worker('template'),
  searchWorker: worker('search'),
  exportWorker: worker('export'),
  keepingWorker: worker('keeping'),
  importWorker: worker('import'),
  expectWorker: worker('expect'),
})
const find = engine.handlers['captures.find']
tell({ type: 'ready', startMs: performance.now() - startedAt })

for await (const line of createInterface(process.stdin)) {
  const query = JSON.parse(line)
  const askedAt = performance.now()
  const { seqs, more, upTo } = await find({ connectionId: null, limit: 100_000, ...query })
  tell({ ms: performance.now() - askedAt, found: Math.floor((seqs.length * 3) / 16), more, upTo })
}
await engine.stop()
