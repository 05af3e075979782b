// `npm run bench`: the two-second path against a bare floor, in one run. Instead of it:
// `--tunnels`: what each tunnel adds; `--deadline`: the deadline's row alone; `--page`: what the page does with 100,000
// captures; `--retention`: how long a slice of retention holds up calls; `--captures`: a million captures, which takes some
// minutes and 4 GB of disk (HOOKSWITCH_BENCH_CAPTURES: another number of them); `--fixtures`: 10,000 captures as fixtures.
// Machines are noisy: quote the ratios.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { benchCaptures } from './captures.mjs'
import { benchFixtures } from './fixtures.mjs'
import { ms, quantile, secret, sendLoad } from './load.mjs'
import { benchPage } from './page.mjs'
import { benchRetention } from './retention.mjs'
import { benchTunnels } from './tunnels.mjs'

const here = path => fileURLToPath(new URL(path, import.meta.url))
const command = here('../dist/cli/main.js')
const folder = mkdtempSync(join(tmpdir(), 'hookswitch-bench-'))
const secretFile = join(folder, 'secret')
writeFileSync(secretFile, secret, { mode: 0o600 })
const running = new Set()

/** Starts a program whose first line is JSON; gathers the lines after it. */
const start = async (args, stderr = 'inherit') => {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', stderr] })
  running.add(child)
  const lines = []
  const startedAt = performance.now()
  const ready = await new Promise(resolve => {
    createInterface(child.stdout).on('line', line => {
      if (lines.push(JSON.parse(line)) === 1) resolve(lines[0])
    })
  })
  const readyMs = performance.now() - startedAt
  const stop = () =>
    new Promise(resolve => {
      child.once('exit', () => {
        running.delete(child)
        resolve()
      })
      child.kill('SIGTERM')
    })
  return { ready, readyMs, lines, stop, pid: child.pid }
}

let folders = 0
const listen = (...more) =>
  start([
    command,
    'listen',
    '--secret-file',
    secretFile,
    ...(more.includes('--tunnel') ? [] : ['--tunnel', 'none']),
    '--json',
    '--data-dir',
    join(folder, `d${folders++}`),
    ...more,
  ])

const row = (what, ...figures) => console.log(`${what.padEnd(34)} ${figures.join('   ')}`)

const benchStart = async () => {
  const times = []
  for (let i = 0; i < 7; i++) {
    const app = await start([command, 'listen', '--practice', '--json', '--data-dir', join(folder, `s${i}`)])
    times.push(app.readyMs)
    await app.stop()
  }
  row('start to ready (practice)', `p50 ${ms(quantile(times, 0.5))}`, `max ${ms(Math.max(...times))}`)
}

const benchDelivery = async (label, count, atOnce, pauseMs) => {
  const floor = await start([here('./floor-server.mjs')])
  const app = await listen()
  for (const url of [floor.ready.url, app.ready.receiverUrl])
    await sendLoad(() => url, 300, Math.min(atOnce, 10))
  const bare = await sendLoad(() => floor.ready.url, count, atOnce, pauseMs)
  const ours = await sendLoad(() => app.ready.receiverUrl, count, atOnce, pauseMs)
  await app.stop()
  await floor.stop()
  const local = app.lines
    .filter(line => line.type === 'capture')
    .slice(300)
    .map(line => line.timing.localMs)
  row(
    `${label}: inside`,
    `p50 ${ms(quantile(local, 0.5))}`,
    `p99 ${ms(quantile(local, 0.99))}`,
    `max ${ms(Math.max(...local))}`,
  )
  row(
    `${label}: at the sender`,
    `p50 ${ms(quantile(ours.times, 0.5))}`,
    `p99 ${ms(quantile(ours.times, 0.99))}`,
    `bare p50 ${ms(quantile(bare.times, 0.5))}`,
    `p99 ${ms(quantile(bare.times, 0.99))}`,
  )
  row(
    `${label}: rate`,
    `${Math.round((count / ours.totalMs) * 1000)}/s`,
    `of bare ${(bare.totalMs / ours.totalMs).toFixed(2)}`,
    `not 200: ${ours.bad}`,
  )
}

/** When the deadline answer is due: the limit less the usual margin; without a tunnel there is no estimate. */
const dueMs = 2_000 - 150

const benchDeadline = async () => {
  const handler = await start([here('./slow-handler.mjs')])
  const app = await listen('--forward-to', handler.ready.url)
  const count = 2_000
  // In no order, and the same one in every run: 1,237 and 2,000 have no common divisor.
  const load = await sendLoad(
    i => `${app.ready.receiverUrl}?wait=${Math.round((((i * 1_237) % count) * 10_000) / count)}`,
    count,
    200,
    0,
    {},
    dueMs,
  )
  await app.stop()
  await handler.stop()
  const late = app.lines
    .filter(line => line.type === 'capture' && line.outcome.source === 'deadline')
    .map(line => line.timing.localMs - dueMs)
  row(
    'deadline, 2,000 at 200 at a time',
    `slowest at the sender ${ms(Math.max(...load.times))}`,
    `over 2 s: ${load.times.filter(time => time >= 2_000).length}`,
    `not 200: ${load.bad}`,
  )
  row(
    'deadline answer, after it was due',
    ...[0.01, 0.5, 0.99].map(q => `p${q * 100} ${quantile(late, q).toFixed(1)} ms`),
    `max ${Math.max(...late).toFixed(1)} ms`,
    `of ${late.length}`,
  )
}

try {
  if (process.argv.includes('--tunnels')) await benchTunnels(start, listen, here('./tunnel-edge.mjs'), row)
  else if (process.argv.includes('--page')) await benchPage(folder, row)
  else if (process.argv.includes('--fixtures')) await benchFixtures(folder, row)
  else if (process.argv.includes('--captures'))
    await benchCaptures(
      start,
      secretFile,
      join(folder, 'captures'),
      Number(process.env.HOOKSWITCH_BENCH_CAPTURES ?? 1_000_000),
      row,
    )
  else if (process.argv.includes('--deadline')) await benchDeadline()
  else if (process.argv.includes('--retention')) await benchRetention(folder, running, row)
  else {
    await benchStart()
    await benchDelivery('delivery, idle', 500, 1, 5)
    await benchDelivery('delivery, 50 at a time', 5_000, 50, 0)
    await benchDeadline()
    await benchRetention(folder, running, row)
  }
} finally {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
}
