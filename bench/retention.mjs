import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.mjs'
import { ms } from './load.mjs'

const here = path => fileURLToPath(new URL(path, import.meta.url))

/** How long one slice of retention holds the engine's thread where there are 300,000 captures, some of them large. */
export const benchRetention = async (folder, running, row) => {
  const script = await bundle('retention-run.mjs')
  const args = [script, folder, here('../dist/cli/keeping-worker.js')]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  running.add(child)
  let text = ''
  child.stdout.on('data', data => {
    text += data
  })
  await new Promise(resolve => child.once('exit', resolve))
  running.delete(child)
  const found = JSON.parse(text)
  row(
    `retention, ${found.captures.toLocaleString('en')} captures`,
    ...['p50', 'p99', 'max'].map(name => `${name} ${ms(found[name])}`),
    `of that on the processor: p99 ${ms(found.cpuP99)}, max ${ms(found.cpuMax)}`,
    `as long spent doing nothing: p99 ${ms(found.idleP99)}`,
    `${found.slices} slices, ${found.removed} removed in ${(found.tookMs / 1_000).toFixed(1)} s`,
  )
}
