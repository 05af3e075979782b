import { createHash } from 'node:crypto'
import { makeBreaker } from './breaker.ts'
import { type RenderPatience, templateLimits } from './limits.ts'
import { packContext } from './pack-context.ts'
import { makeRenderQueue, type Waiting } from './render-queue.ts'
import type { FromThread } from './render-thread.ts'
import { makeThreadPair } from './thread-pair.ts'

/** What a template can name: `{{ data.from_number }}`, `{{ query.customer_id }}`, `{{ caller.name }}`, `{{ tunnel }}`, `{{ now }}`. */
export interface TemplateContext {
  /** The delivery's body: its `data` for an event, the arguments for a function tool. */
  readonly data: unknown
  readonly type: string | null
  readonly query: Readonly<Record<string, string>>
  /** The row of the table of callers; null when the number is not in it. */
  readonly caller: Readonly<Record<string, unknown>> | null
  /** The connection's public URL, below which function tools are taken: `{{ tunnel }}/t/<name>`. */
  readonly tunnel: string | null
  /** ISO 8601. */
  readonly now: string
}

export type Rendered =
  | { readonly ok: true; readonly text: string }
  /** Why, in words for a person, with the place in the document. */
  | { readonly ok: false; readonly why: string }

/**
 * Fills in the templates in an answer's string values, on a thread of its own: whatever a template does, no other
 * delivery waits for it longer than the limit.
 */
export interface TemplateRenderer {
  /** Never rejects. `key` is the same for the same text: a text that took too long is not tried again for a while. */
  render(key: string, text: string, context: TemplateContext): Promise<Rendered>
  close(): Promise<void>
}

export interface OpenTemplateRenderer extends TemplateRenderer {
  /** Starts the thread, so that the first render does not wait for that. */
  warm(): void
}

/** Whether a text may hold a template at all; one without is sent as its exact bytes. */
export const mayHoldTemplate = (text: string): boolean => text.includes('{{') || text.includes('{%')

/** The same for a delivery that the platform sends again, which comes at another time. */
const deliveryOf = ({ context }: Waiting): string => {
  const { now: _, ...rest } = JSON.parse(context) as TemplateContext
  return createHash('sha256').update(JSON.stringify(rest)).digest('base64')
}

const failed = (why: string): Rendered => ({ ok: false, why })

/** @param script the built worker script, which the host knows the place of */
export const openTemplateRenderer = (
  script: URL,
  monotonic: () => number = () => performance.now(),
  { hardMs, hardQuickMs, longestWaitMs }: RenderPatience = templateLimits,
): OpenTemplateRenderer => {
  const breaker = makeBreaker(monotonic)
  const queue = makeRenderQueue()
  const threads = makeThreadPair(script, monotonic, () => pump(), take, died)
  let current: { readonly asked: Waiting; readonly timer: NodeJS.Timeout } | null = null
  let closed = false

  const resting = (key: string): string =>
    `it took too long a moment ago, and is tried again in ${Math.ceil(breaker.restsMs(key) / 1_000)} s`

  const pump = (): void => {
    if (current || queue.size() === 0) return
    const whyNone = threads.start()
    if (whyNone !== null)
      for (const waiting of queue.take(() => true))
        waiting.settle(failed(`templates cannot be filled in: ${whyNone}`))
    if (!threads.isReady()) return
    const asked = queue.next()
    if (!asked) return
    // The reply may have come while this thread was busy: it is looked at before the time counts as up.
    const limitMs = breaker.isQuick(asked.key) ? hardQuickMs : hardMs
    const timer = setTimeout(() => setImmediate(() => late(asked, limitMs)), limitMs)
    current = { asked, timer }
    asked.tries++
    threads.send({ key: asked.key, text: asked.text, context: asked.context })
  }
  const takeCurrent = (): Waiting | null => {
    if (!current) return null
    clearTimeout(current.timer)
    const { asked } = current
    current = null
    return asked
  }
  /** It is tried once more; when it rests then, others of the same text do too, for they would take as long. */
  const tookLong = (asked: Waiting, why: string): void => {
    const rests = breaker.slow(asked.key, deliveryOf(asked))
    if (asked.tries < 2 && !rests && monotonic() < asked.until) queue.add(asked, false)
    else asked.settle(failed(why))
    if (rests)
      for (const other of queue.take(({ key }) => key === asked.key)) other.settle(failed(resting(asked.key)))
  }
  const late = (asked: Waiting, limitMs: number): void => {
    if (current?.asked !== asked) return
    takeCurrent()
    threads.replace()
    tookLong(asked, `it took longer than ${limitMs} ms`)
    pump()
  }
  function take({ rendered, slow, tookMs }: Extract<FromThread, { type: 'rendered' }>): void {
    const asked = takeCurrent()
    if (rendered.ok && asked) breaker.rendered(asked.key, tookMs)
    if (slow && !rendered.ok && asked) tookLong(asked, rendered.why)
    else asked?.settle(rendered)
    pump()
  }
  function died(why: string): void {
    const asked = takeCurrent()
    if (asked) tookLong(asked, why)
    pump()
  }

  return {
    render: async (key, text, context) => {
      if (!mayHoldTemplate(text)) return { ok: true, text }
      if (closed) return failed('Hookswitch is stopping')
      if (breaker.restsMs(key) > 0) return failed(resting(key))
      if (queue.size() >= templateLimits.mostWaiting) return failed('too many templates wait to be filled in')
      const packed = packContext(context)
      if (packed === null)
        return failed(
          `the delivery holds more than a template may look at (${templateLimits.mostContext / 1_024} KiB)`,
        )
      return new Promise(resolve => {
        const waited = setTimeout(() => {
          const what = threads.isReady() ? 'other templates' : 'its thread'
          for (const waiting of queue.take(other => other === asked))
            waiting.settle(failed(`it waited longer than ${longestWaitMs} ms for ${what}`))
        }, longestWaitMs)
        const asked: Waiting = {
          key,
          text,
          context: packed,
          tries: 0,
          until: monotonic() + longestWaitMs,
          settle: rendered => {
            clearTimeout(waited)
            resolve(rendered)
          },
        }
        queue.add(asked, breaker.isQuick(key))
        pump()
      })
    },
    warm: () => void threads.start(),
    close: async () => {
      closed = true
      takeCurrent()?.settle(failed('Hookswitch is stopping'))
      for (const waiting of queue.take(() => true)) waiting.settle(failed('Hookswitch is stopping'))
      await threads.close()
    },
  }
}
