// The page's figures, in Chromium on a data folder with 100,000 captures: first paint, scrolling, a flood, script size.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { rolldown } from 'rolldown'
import { rawText } from '../scripts/raw-text.mjs'
import { ms, quantile } from './load.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const captures = 100_000
const ratePerS = 1_000
const seconds = 30

/** Runs the host of the page, which is written in TypeScript. */
const startHost = async (folder, captures) => {
  const cache = join(root, '.cache/bench')
  mkdirSync(cache, { recursive: true })
  const file = join(cache, 'page-host.mjs')
  const build = await rolldown({
    input: join(root, 'test/support/page-bench-host.ts'),
    platform: 'node',
    plugins: [rawText],
    external: id => !id.startsWith('.') && !id.startsWith('/'),
  })
  await build.write({ file, format: 'esm', codeSplitting: false })
  await build.close()
  const child = spawn(process.execPath, [file, folder, join(root, 'dist'), String(captures)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const waiting = []
  const lines = []
  createInterface(child.stdout).on('line', line => {
    const value = JSON.parse(line)
    const next = waiting.shift()
    if (next) next(value)
    else lines.push(value)
  })
  const line = () =>
    lines.length > 0 ? Promise.resolve(lines.shift()) : new Promise(resolve => waiting.push(resolve))
  const order = what => {
    child.stdin.write(`${JSON.stringify(what)}\n`)
    return line()
  }
  const { address } = await line()
  return { address, order, child }
}

/** The scripts that the page loads before anything is clicked, compressed. */
const scriptBytes = async page => {
  const names = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname),
  )
  const scripts = names.filter(name => name.endsWith('.js'))
  const sizes = scripts.map(name => gzipSync(readFileSync(join(root, 'dist/renderer', name))).length)
  return { files: scripts.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}

/** Milliseconds from the page's script to the first row on the screen. */
const firstPaint = async (browser, address) => {
  const context = await browser.newContext({ viewport: { width: 1_480, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(() => {
    localStorage.setItem('hookswitch.connection', 'thunderphone-manual')
    const look = new MutationObserver(() => {
      if (!document.querySelector('.row:not(.skeleton)')) return
      look.disconnect()
      requestAnimationFrame(() => setTimeout(() => performance.mark('rows')))
    })
    look.observe(document, { subtree: true, childList: true })
  })
  await page.goto(address)
  await page.waitForFunction(() => performance.getEntriesByName('rows').length > 0)
  const took = await page.evaluate(
    () =>
      performance.getEntriesByName('rows')[0].startTime - performance.getEntriesByName('script')[0].startTime,
  )
  return { page, context, took }
}

/** Frames while the list is scrolled through by the wheel, as fast as somebody turns it. */
const scroll = async (page, stepPx) => {
  const list = page.getByRole('listbox', { name: 'Captures' })
  await list.hover()
  await page.evaluate(() => {
    window.frames_ = []
    let last = performance.now()
    const next = now => {
      window.frames_.push(now - last)
      last = now
      window.framing = requestAnimationFrame(next)
    }
    window.framing = requestAnimationFrame(next)
  })
  for (let i = 0; i < 200; i++) {
    await page.mouse.wheel(0, stepPx)
    await page.waitForTimeout(16)
  }
  return page.evaluate(() => {
    cancelAnimationFrame(window.framing)
    return window.frames_.slice(2)
  })
}

const jump = async page => {
  const frames = await page.evaluate(async () => {
    const list = document.getElementById('captures')
    const deltas = []
    let last = performance.now()
    for (let i = 0; i < 300; i++) {
      list.scrollTop = (list.scrollHeight / 300) * i
      await new Promise(resolve => requestAnimationFrame(resolve))
      const now = performance.now()
      deltas.push(now - last)
      last = now
    }
    return deltas.slice(1)
  })
  return frames
}

/**
 * The longest task of any page's main thread by the processor's own clock: on a busy machine a task of a few
 * milliseconds can take a hundred by the clock on the wall.
 */
const longestOf = trace => {
  const { traceEvents } = JSON.parse(trace.toString())
  const mains = new Set(
    traceEvents
      .filter(e => e.name === 'thread_name' && e.args.name === 'CrRendererMain')
      .map(e => `${e.pid} ${e.tid}`),
  )
  const tasks = traceEvents.filter(
    e => e.name === 'ThreadControllerImpl::RunTask' && mains.has(`${e.pid} ${e.tid}`),
  )
  const busyMs = tasks.map(e => (e.tdur ?? 0) / 1_000)
  return { longest: busyMs.reduce((a, b) => Math.max(a, b), 0), sum: busyMs.reduce((a, b) => a + b, 0) }
}

const flood = async (browser, page, order) => {
  await page.keyboard.press('Home')
  await page.evaluate(() => {
    document.getElementById('captures').scrollTop = 0
    window.longTasks = []
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) window.longTasks.push(entry.duration)
    }).observe({ type: 'longtask' })
  })
  await browser.startTracing(page, { categories: ['toplevel'] })
  const sent = await order({ feed: [ratePerS, seconds] })
  await page.waitForTimeout(1_500)
  const busy = longestOf(await browser.stopTracing())
  const { captures: kept } = await order({ counts: true })
  const shown = await page.evaluate(() =>
    document.querySelector('[role=option]').getAttribute('aria-setsize'),
  )
  return { sent, kept, shown, busy, longTasks: await page.evaluate(() => window.longTasks) }
}

/** The same while something is done to the page. */
const traced = async (browser, page, work) => {
  await browser.startTracing(page, { categories: ['toplevel'] })
  const frames = await work()
  return { frames, ...longestOf(await browser.stopTracing()) }
}

const frameFigures = ({ frames, longest }) => [
  `p50 ${quantile(frames, 0.5).toFixed(1)} ms`,
  `p95 ${quantile(frames, 0.95).toFixed(1)} ms`,
  `max ${Math.max(...frames).toFixed(1)} ms`,
  `longest task of the processor ${longest.toFixed(0)} ms`,
]

const withPage = async (folder, captures, work) => {
  mkdirSync(folder)
  const { address, order, child } = await startHost(folder, captures)
  const browser = await chromium.launch({
    executablePath: process.env.HOOKSWITCH_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  try {
    await work(browser, address, order)
  } finally {
    await browser.close()
    child.stdin.write(`${JSON.stringify({ stop: true })}\n`)
    await new Promise(resolve => child.once('exit', resolve))
  }
}

/** @param folder an empty one for captures */
export const benchPage = async (folder, row) => {
  await withPage(join(folder, 'page'), captures, async (browser, address) => {
    const times = []
    let opened
    for (let i = 0; i < 7; i++) {
      await opened?.context.close()
      opened = await firstPaint(browser, address)
      times.push(opened.took)
    }
    const { page } = opened
    row(
      `first paint of the list, ${captures}`,
      `p50 ${ms(quantile(times, 0.5))}`,
      `max ${ms(Math.max(...times))}`,
    )
    await page.waitForTimeout(1_500)
    const { files, bytes } = await scriptBytes(page)
    row('script at first load', `${(bytes / 1_000).toFixed(0)} kB gzip`, `${files} files`)
    row(
      'scrolling by the wheel, frames',
      ...frameFigures(await traced(browser, page, () => scroll(page, 240))),
    )
    row('scrolling through all, frames', ...frameFigures(await traced(browser, page, () => jump(page))))
  })
  // Fewer, so that none of them has to go: the list and the store must have the same number afterwards.
  await withPage(join(folder, 'flood'), captures / 2, async (browser, address, order) => {
    const { page } = await firstPaint(browser, address)
    await page.waitForTimeout(1_500)
    const { sent, kept, shown, busy, longTasks } = await flood(browser, page, order)
    row(
      `flood of ${ratePerS}/s for ${seconds} s`,
      `${sent.fine} of ${sent.sent} answered in ${(sent.tookMs / 1_000).toFixed(1)} s`,
      `kept ${kept}, listed ${shown}`,
    )
    row(
      'flood, on the page',
      `longest task ${Math.max(0, ...longTasks).toFixed(0)} ms (of the processor ${busy.longest.toFixed(0)} ms)`,
      `main thread busy ${((busy.sum / sent.tookMs) * 100).toFixed(0)} %`,
    )
  })
}
