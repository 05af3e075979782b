import { type Context, type Emitter, Liquid, type Template, toValue } from 'liquidjs'
import { templateLimits } from './limits.ts'

/** Tags that read files, which templates have none of. */
const fileTags = ['include', 'render', 'layout', 'block']

/**
 * Collects what is put out and counts it as memory: liquidjs counts what filters make, and not what `capture` collects,
 * so that a text could double itself without end.
 */
const countingEmitter = (context: Context): Emitter & { buffer: string } => ({
  buffer: '',
  write(html: unknown) {
    const text = typeof html === 'string' ? html : textOf(html)
    context.memoryLimit.use(text.length)
    this.buffer += text
  },
})

/** As liquidjs writes values, lists without a separator; objects as JSON instead of "[object Object]". */
const textOf = (given: unknown): string => {
  const value = toValue(given)
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(textOf).join('')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Liquid without files, without prototypes, in UTC and English whatever machine it runs on. */
export const makeLiquid = (): Liquid => {
  const liquid = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    timezoneOffset: 0,
    locale: 'en-US',
    parseLimit: 1_048_576,
    renderLimit: templateLimits.softMs,
    memoryLimit: templateLimits.mostMemory,
    templates: {},
  })
  for (const tag of fileTags) delete liquid.tags[tag]
  // Looked up by name: with a prototype, `{{ x | valueOf }}` would hand out liquidjs itself.
  Object.setPrototypeOf(liquid.tags, null)
  Object.setPrototypeOf(liquid.filters, null)
  const { renderer } = liquid
  const render = renderer.renderTemplates.bind(renderer)
  renderer.renderTemplates = (templates: Template[], context: Context, emitter?: Emitter) =>
    render(templates, context, emitter ?? countingEmitter(context))
  return liquid
}
