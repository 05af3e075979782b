import { startEngine } from '../../core/engine.ts'
import { workersIn } from '../../core/workers.ts'

// An engine that removes captures as it is told, for a test that kills it in the middle: `clear` is on its way at the start.
const [dataFolder = '', dist = '', what = ''] = process.argv.slice(2)
const engine = await startEngine({
  dataFolder,
  program: 'a test',
  version: '0.0.0-test',
  ...workersIn(new URL(dist)),
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
