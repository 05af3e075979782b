// `npm run bench -- --captures`: a data folder with a million captures: start, search, memory, and deliveries while the index is made.
import { spawn } from 'node:child_process'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as sqlite from '@photostructure/sqlite'
import { bundle } from './bundle.mjs'
import { ms, quantile, sendLoad } from './load.mjs'

const dist = fileURLToPath(new URL('../dist/cli', import.meta.url))
const megabytes = bytes => `${Math.round(bytes / 1e6)} MB`
/** Of a process with all its threads, now and at its most; Linux only. */
const memoryOf = pid => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const mebibytes = field =>
    Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1_024)
  return `now ${mebibytes('VmRSS')} MiB, at most ${mebibytes('VmHWM')} MiB`
}

const indexedTo = file => {
  try {
    const database = new sqlite.DatabaseSync(file, { readOnly: true })
    try {
      return database.prepare('SELECT words_to FROM progress').get().words_to
    } finally {
      database.close()
    }
  } catch {
    return 0
  }
}
const indexed = async (file, count) => {
  while (indexedTo(file) < count) await new Promise(resolve => setTimeout(resolve, 500))
}

/** Words of every frequency and every way to ask, each once: what somebody types is asked for the first time. */
const makeQueries = words => {
  const at = share => words[Math.floor((words.length - 1) * share)]
  const several = (n, from, to, make) =>
    Array.from({ length: n }, (_, i) => make(from + ((to - from) * i) / n, i))
  return {
    'a frequent word': several(20, 0, 0.002, share => ({ filter: at(share) })),
    'a rare word': several(20, 0.5, 1, share => ({ filter: at(share) })),
    'in every capture': ['concierge', 'transcripts', 'thunderphone', 'content-type', 'user'].map(filter => ({
      filter,
    })),
    'two or three letters': several(20, 0, 1, (share, i) => ({ filter: at(share).slice(0, 2 + (i % 2)) })),
    'four letters and more': several(20, 0, 1, (share, i) => ({ filter: at(share).slice(0, 4 + (i % 3)) })),
    'two words': several(20, 0, 0.01, share => ({ filter: `${at(share)} ${at(share * 2)}` })),
    'a phrase': several(20, 0, 0.002, (share, i) => ({
      filter: i % 2 ? '"friendly concierge"' : `"${at(share)} ${at(share / 2)}"`,
    })),
    'part of a number': [
      '1415',
      '+1 415 555',
      '5550',
      '0199',
      '"+1 (415) 555-01"',
      '415555',
      '900000123',
      '9004',
      '20',
      '77',
    ].map(filter => ({ filter })),
    'a word and a field': several(20, 0, 0.004, (share, i) => ({
      filter: `${at(share)} ${['verdict:rejected', 'type:complete', 'is:failed', 'slower:1500', 'from:+1415', '-verdict:used', 'source:deadline', 'after:1d verdict:fallback'][i % 8]}`,
    })),
    'all of them and a rare field': [
      'user verdict:rejected',
      'transcripts slower:1800',
      'user is:late',
      'concierge source:deadline',
      '-user',
    ].map(filter => ({ filter })),
    'one connection': [
      { filter: '', connectionId: 'thunderphone' },
      { filter: '', connectionId: 'practice' },
      { filter: '' },
    ],
    'a field alone': [
      'verdict:rejected',
      'type:complete',
      'is:failed',
      'slower:1500',
      'from:+1415',
      'call:900123',
      'after:1d',
    ].map(filter => ({ filter })),
  }
}

const withoutWords = ['one connection', 'a field alone']

/** An engine of its own that finds. */
const startFinder = async folder => {
  const child = spawn(process.execPath, [await bundle('engine-host.mjs'), folder, dist], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const next = async () => JSON.parse((await lines.next()).value)
  const { startMs } = await next()
  return {
    startMs,
    pid: child.pid,
    find: query => {
      child.stdin.write(`${JSON.stringify(query)}\n`)
      return next()
    },
    stop: async () => {
      child.stdin.end()
      await new Promise(resolve => child.once('exit', resolve))
    },
  }
}

const benchSearch = async (folder, words, row) => {
  const finder = await startFinder(folder)
  row('engine start, inside', ms(finder.startMs))
  await finder.find({ filter: 'warm' })
  const all = []
  for (const [what, queries] of Object.entries(makeQueries(words))) {
    const results = []
    for (const query of queries) results.push({ ...query, ...(await finder.find(query)) })
    const times = results.map(result => result.ms)
    if (!withoutWords.includes(what)) all.push(...times)
    const slowest = results.toSorted((a, b) => b.ms - a.ms)[0]
    row(
      `find: ${what}`,
      `p50 ${ms(quantile(times, 0.5))}`,
      `p95 ${ms(quantile(times, 0.95))}`,
      `slowest ${ms(slowest.ms)} for ${slowest.filter || 'everything'} (${slowest.found}${slowest.more ? '+' : ''})`,
    )
  }
  row(
    'find by words: all of these',
    `p50 ${ms(quantile(all, 0.5))}`,
    `p95 ${ms(quantile(all, 0.95))}`,
    `${all.length} queries`,
  )
  row('engine memory', memoryOf(finder.pid))
  await finder.stop()
}

const delivered = async url => {
  const { times, bad } = await sendLoad(() => url, 500, 1, 5)
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), bad }
}

/** @param count how many captures */
export const benchCaptures = async (start, secretFile, folder, count, row) => {
  const command = join(dist, 'main.js')
  const begun = performance.now()
  const { fillFolder } = await import(pathToFileURL(await bundle('fill.mjs')).href)
  const words = fillFolder(folder, count)
  const index = join(folder, 'search.sqlite')
  row(
    `${count} captures written`,
    `${((performance.now() - begun) / 1000).toFixed(0)} s`,
    megabytes(statSync(join(folder, 'captures.sqlite')).size),
  )

  const listen = (...more) => start([command, 'listen', '--json', '--data-dir', folder, ...more])
  const atHand = ['--secret-file', secretFile, '--tunnel', 'none']
  const first = await listen(...atHand)
  const indexing = performance.now()
  await sendLoad(() => first.ready.receiverUrl, 300, 1)
  const during = await delivered(first.ready.receiverUrl)
  const busy = indexedTo(index) < count
  await indexed(index, count)
  row(
    'index made',
    `${((performance.now() - indexing) / 1000).toFixed(0)} s`,
    megabytes(statSync(index).size),
    memoryOf(first.pid),
  )
  const after = await delivered(first.ready.receiverUrl)
  await first.stop()
  row(
    'delivery while the index is made',
    `p50 ${ms(during.p50)}`,
    `p99 ${ms(during.p99)}`,
    `after: p50 ${ms(after.p50)}`,
    `p99 ${ms(after.p99)}`,
    `ratio ${(during.p50 / after.p50).toFixed(2)}${busy ? '' : ' (it was made too soon)'}`,
    `not 200: ${during.bad + after.bad}`,
  )
  const times = []
  for (let i = 0; i < 5; i++) {
    const app = await listen('--practice')
    times.push(app.readyMs)
    if (i === 4) row('listen --practice, memory', memoryOf(app.pid))
    await app.stop()
  }
  row('start to ready (practice)', `p50 ${ms(quantile(times, 0.5))}`, `max ${ms(Math.max(...times))}`)
  await benchSearch(folder, words, row)
  rmSync(folder, { recursive: true, force: true })
}
