import type { Page } from 'playwright-core'

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds that the thread ran: what others took of the machine is not in it. */
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

/**
 * Watches the thread that draws the page. One at a time in a browser.
 * @returns how long its longest task ran, in milliseconds of its own: a busy machine does not make it longer
 */
export const watchTasks = async (page: Page): Promise<() => Promise<number>> => {
  const browser = page.context().browser()
  if (!browser) throw new Error('the page has no browser')
  await browser.startTracing(page, { categories: ['__metadata', 'disabled-by-default-devtools.timeline'] })
  return async () => {
    const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
    const { traceEvents: events } = trace
    const main = new Set(
      events
        .filter(e => e.name === 'thread_name' && e.args.name === 'CrRendererMain')
        .map(e => `${e.pid} ${e.tid}`),
    )
    const tasks = events.filter(e => e.name === 'RunTask' && main.has(`${e.pid} ${e.tid}`))
    if (tasks.length === 0) throw new Error('the trace has no tasks')
    return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0) / 1_000
  }
}
