import { parentPort } from 'node:worker_threads'
import { type Compiled, compile, fillIn, TemplateFailure } from './fill-in.ts'
import { makeLiquid } from './liquid.ts'
import type { FromThread, ToThread } from './render-thread.ts'

type RenderedMessage = Extract<FromThread, { type: 'rendered' }>

const liquid = makeLiquid()

/** Texts with their templates read, by key; the one that was used last comes last. */
const compiled = new Map<string, Compiled>()
const mostKept = 200

/** A key that comes with another text is read anew. */
const compiledOf = (key: string, text: string): Compiled => {
  const kept = compiled.get(key)
  const found = kept?.text === text ? kept : compile(liquid, text)
  compiled.delete(key)
  compiled.set(key, found)
  const oldest = compiled.size > mostKept ? compiled.keys().next().value : undefined
  if (oldest !== undefined) compiled.delete(oldest)
  return found
}

const render = ({ key, text, context }: ToThread): Pick<RenderedMessage, 'rendered' | 'slow'> => {
  try {
    const filled = fillIn(liquid, compiledOf(key, text), JSON.parse(context))
    return { rendered: { ok: true, text: filled }, slow: false }
  } catch (error) {
    const slow = error instanceof TemplateFailure && error.slow
    const why = error instanceof TemplateFailure ? error.message : `it failed: ${(error as Error).message}`
    return { rendered: { ok: false, why }, slow }
  }
}

const tell = (message: FromThread): void => parentPort?.postMessage(message)

parentPort?.on('message', (asked: ToThread) => {
  const startedAt = performance.now()
  const made = render(asked)
  tell({ type: 'rendered', ...made, tookMs: performance.now() - startedAt })
})

// Once for nobody, so that the first caller does not wait for code that is loaded when it is first used.
fillIn(liquid, compile(liquid, '"{% if now %}{{ now | date: \\"%H:%M\\", \\"UTC\\" }}{% endif %}"'), {
  now: new Date(0).toISOString(),
})
tell({ type: 'ready' })
