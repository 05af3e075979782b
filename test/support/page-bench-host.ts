// The page's host for `npm run bench -- --page`: an engine on a filled data folder, the page, and a sender that writes
// through the engine's own receiver. It is told what to do by lines of JSON, and answers each with one.
import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { Agent, request } from 'undici'
import { openBrowserHost } from '../../cli/browser-host/browser-host.ts'
import type { Capture } from '../../core/captures/capture-row.ts'
import { closeCaptures, openCaptures } from '../../core/captures/database.ts'
import { insertCaptures } from '../../core/captures/insert-captures.ts'
import { startEngine } from '../../core/engine.ts'
import { workersIn } from '../../core/workers.ts'
import { manyCaptures } from './many-captures.ts'

const [dataFolder = '', built = '', captures = '0'] = process.argv.slice(2)
const endpointSecret = 'whsec_bench_0123456789'
const dist = pathToFileURL(`${built}/`)

const fill = (): void => {
  const database = openCaptures(join(dataFolder, 'captures.sqlite'))
  const { insert } = insertCaptures(database)
  let batch: Capture[] = []
  for (const capture of manyCaptures(Number(captures), 'thunderphone-manual')) {
    batch.push(capture)
    if (batch.length < 5_000) continue
    insert(batch)
    batch = []
  }
  insert(batch)
  closeCaptures(database)
}

fill()
const engine = await startEngine({
  dataFolder,
  program: 'a bench',
  version: '0.0.0-bench',
  ...workersIn(new URL('cli/', dist)),
})
const connection = await engine.connect({
  platform: 'thunderphone',
  mode: 'manual',
  endpointSecret,
  tunnel: 'none',
})
const url = connection.state().receiverUrl ?? ''
const host = await openBrowserHost(engine, new URL('renderer/', dist), 0)

const say = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
const dispatcher = new Agent({ connections: 16, pipelining: 1 })

const deliver = async (callId: number): Promise<boolean> => {
  const body = JSON.stringify({
    data: { call_id: callId, from_number: '+14155550199' },
    type: 'telephony.incoming',
  })
  const signature = createHmac('sha256', endpointSecret).update(body).digest('hex')
  const reply = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-thunderphone-signature': signature },
    body,
    dispatcher,
  })
  await reply.body.dump()
  return reply.statusCode === 200
}

/** Sends at a steady rate; what falls behind is caught up with. */
const feed = async (ratePerS: number, seconds: number): Promise<void> => {
  const startedAt = performance.now()
  const under: Promise<boolean>[] = []
  const all = ratePerS * seconds
  while (under.length < all) {
    const due = Math.min(all, Math.floor(((performance.now() - startedAt) / 1_000) * ratePerS))
    while (under.length < due) under.push(deliver(1_000_000_000 + under.length))
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  const fine = (await Promise.all(under)).filter(Boolean).length
  say({ sent: all, fine, tookMs: performance.now() - startedAt })
}

createInterface(process.stdin).on('line', line => {
  const order = JSON.parse(line) as { feed?: [number, number]; counts?: true; stop?: true }
  if (order.feed) void feed(...order.feed)
  else if (order.counts) say(engine.snapshot().counts)
  else
    void (async () => {
      await host.close()
      await engine.stop()
      process.exit(0)
    })()
})
say({ type: 'ready', address: host.address })
