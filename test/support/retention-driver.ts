// For the bench, in a process of its own: how long one slice of retention holds the engine's thread, on a folder that is given.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { readCaptures } from '../../core/captures/capture-store.ts'
import { openCaptures } from '../../core/captures/database.ts'
import { insertCaptures } from '../../core/captures/insert-captures.ts'
import { makeCheckpoints } from '../../core/keeping/checkpoints.ts'
import { makeKeepingThread } from '../../core/keeping/keeping-thread.ts'
import { makeKeptCounts } from '../../core/keeping/kept-counts.ts'
import { makeRemover } from '../../core/keeping/remove-captures.ts'
import { makeRetention } from '../../core/keeping/retention.ts'
import { sampleCapture } from '../core/captures/sample-capture.ts'

const [, , folder = '', worker = '', total = '300000', stays = '270000'] = process.argv
const database = openCaptures(join(folder, 'captures.sqlite'))
const { insert } = insertCaptures(database)
const captures = Number(total)
const filler = Buffer.from(`{"data":{"text":"${'x'.repeat(900)}"}}`)
const large = Buffer.from(`{"data":{"text":"${'y'.repeat(262_144)}"}}`)
const insertFrom = performance.now()
for (let seq = 1; seq <= captures; seq += 500)
  insert(
    Array.from({ length: 500 }, (_, i) => {
      const sample = sampleCapture(
        seq + i,
        { id: randomBytes(8).toString('hex'), callId: String(seq + i) },
        `practice ${seq + i} ${randomBytes(32).toString('base64url')}`,
      )
      const body = (seq + i) % 300 === 0 ? large : filler
      return {
        ...sample,
        request: { ...sample.request, body },
        routing: { steps: [], end: 'No rule took it.' },
      }
    }),
  )
const insertMs = performance.now() - insertFrom
database.exec('PRAGMA wal_checkpoint(TRUNCATE)')

const counts = makeKeptCounts(readCaptures(database).countsByConnection())
const thread = makeKeepingThread(pathToFileURL(worker))
const checkpoints = makeCheckpoints(thread, join(folder, 'captures.sqlite'))
const retention = makeRetention({
  database,
  remover: makeRemover(database),
  counts,
  limits: () => ({ captures: Number(stays), days: null, bytes: null }),
  now: () => Date.now(),
})
/** On the processor, of this thread alone: other programs of the machine are not in it. Linux only. */
const cpuMs = (): number => {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return 0
  }
}
const cpu: number[] = []
/** As much work that touches nothing: what the machine's other programs add by themselves. */
const idle: number[] = []
const alive = setInterval(() => {}, 1_000)
const times: number[] = []
const startedAt = performance.now()
let removed = 0
for (let more = true; more; await sleep(4)) {
  const from = performance.now()
  const cpuFrom = cpuMs()
  const round = retention.slice()
  times.push(performance.now() - from)
  cpu.push(cpuMs() - cpuFrom)
  const idleFrom = performance.now()
  const idleCpu = cpuMs()
  while (cpuMs() - idleCpu < (cpu.at(-1) ?? 0)) {
    if (idleCpu === 0) break
  }
  idle.push(performance.now() - idleFrom)
  for (const capture of round.gone) counts.removed(capture)
  removed += round.gone.length
  more = round.more
  await checkpoints.afterSlice()
}
const tookMs = performance.now() - startedAt
times.sort((a, b) => a - b)
cpu.sort((a, b) => a - b)
idle.sort((a, b) => a - b)
const at = (share: number, of = times): number =>
  of[Math.min(of.length - 1, Math.floor(of.length * share))] ?? 0
const over = times.filter(t => t > 5).length
console.log(
  JSON.stringify({
    captures,
    insertMs,
    removed,
    slices: times.length,
    over,
    tookMs,
    p50: at(0.5),
    p99: at(0.99),
    p999: at(0.999),
    max: at(1),
    cpuP50: at(0.5, cpu),
    cpuP99: at(0.99, cpu),
    cpuMax: at(1, cpu),
    idleP99: at(0.99, idle),
    idleMax: at(1, idle),
  }),
)
clearInterval(alive)
await thread.close()
database.close()
