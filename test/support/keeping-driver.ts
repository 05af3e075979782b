import { startEngine } from '../../core/engine.ts'

// An engine that removes captures as it is told, for a test that kills it in the middle: `clear` is on its way at the start.
const [dataFolder = '', dist = '', what = ''] = process.argv.slice(2)
const worker = (name: string): URL => new URL(`${name}.js`, dist)
const engine = await startEngine({
  dataFolder,
  program: 'a test',
  version: '0.0.0-test',
  tunnelWorker: worker('localtunnel-worker'),
  templateWorker: worker('template-worker'),
  searchWorker: worker('search-worker'),
  exportWorker: worker('export-worker'),
  keepingWorker: worker('keeping-worker'),
  importWorker: worker('import-worker'),
  expectWorker: worker('expect-worker'),
})
setInterval(() => {}, 1_000)
const report = () => {
  if (what === 'forget') return engine.handlers['captures.forget']({ number: '+14155550199' })
  if (what === 'retention')
    engine.handlers['preferences.save']({ retention: { captures: 100, days: null, bytes: null } })
  return null
}
const done = report()
console.log(JSON.stringify({ type: 'begun' }))
await done
console.log(JSON.stringify({ type: 'done' }))
