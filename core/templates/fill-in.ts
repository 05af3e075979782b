import type { Liquid, Template } from 'liquidjs'
import { findStrings, type JsonString } from './json-strings.ts'
import { templateLimits } from './limits.ts'
import { knownNames, lineOf, placeOf, sayLiquid, tookTooLong, unknownName } from './liquid-words.ts'
import { mayHoldTemplate } from './renderer.ts'

/** A text with its templates read. Rendering it again costs no reading. */
export interface Compiled {
  readonly text: string
  readonly strings: readonly (JsonString & { readonly templates: Template[] })[]
}

/** What is wrong with a template, in words, with the place in the document. */
export class TemplateFailure extends Error {
  /** It was stopped for the time it took. */
  readonly slow: boolean
  constructor(message: string, slow = false) {
    super(message)
    this.slow = slow
  }
}

const failure = (liquid: Liquid, { path, value }: JsonString, error: unknown): TemplateFailure =>
  new TemplateFailure(
    `${placeOf(path, value, lineOf(error))}: ${sayLiquid(liquid, error)}`,
    tookTooLong(error),
  )

/** A name that no template knows is a slip; a property that is not there is often just not known of this caller. */
const checkNames = (liquid: Liquid, { path, value }: JsonString, templates: Template[]): void => {
  const { globals } = liquid.analyzeSync(templates, { partials: false })
  const known: readonly string[] = knownNames
  const unknown = Object.keys(globals).find(name => !known.includes(name))
  if (unknown === undefined) return
  const line = globals[unknown]?.[0]?.location.row ?? null
  throw new TemplateFailure(`${placeOf(path, value, line)}: ${unknownName(unknown)}`)
}

/** @throws TemplateFailure */
export const compile = (liquid: Liquid, text: string): Compiled => {
  try {
    JSON.parse(text)
  } catch {
    throw new TemplateFailure('it is not JSON')
  }
  let strings: JsonString[]
  try {
    strings = findStrings(text, mayHoldTemplate, templateLimits.deepest)
  } catch (error) {
    throw new TemplateFailure((error as Error).message)
  }
  if (strings.length > templateLimits.mostTemplates)
    throw new TemplateFailure(`it has more than ${templateLimits.mostTemplates} values with templates`)
  return {
    text,
    strings: strings.map(found => {
      let templates: Template[]
      try {
        templates = liquid.parse(found.value)
      } catch (error) {
        throw failure(liquid, found, error)
      }
      checkNames(liquid, found, templates)
      return { ...found, templates }
    }),
  }
}

/** The text with its templates filled in and every other byte as it was. @throws TemplateFailure */
export const fillIn = (liquid: Liquid, { text, strings }: Compiled, context: object): string => {
  const startedAt = performance.now()
  let filled = ''
  let at = 0
  let room: number = templateLimits.mostOutput
  for (const string of strings) {
    let value: string
    try {
      const renderLimit = Math.max(1, templateLimits.softMs - (performance.now() - startedAt))
      value = liquid.renderSync(string.templates, context, { renderLimit })
    } catch (error) {
      throw failure(liquid, string, error)
    }
    room -= value.length
    if (room < 0)
      throw new TemplateFailure(
        `${placeOf(string.path, string.value, null)}: the templates make more than ${templateLimits.mostOutput / 1_024} KiB`,
      )
    filled += text.slice(at, string.from) + JSON.stringify(value)
    at = string.to
  }
  return filled + text.slice(at)
}
