import { jsonFault, placeInJson } from '../json-place.ts'
import { PlatformId } from '../platform.ts'
import { checkRules } from './check-rules.ts'
import type { Rule } from './rule.ts'
import { withRuleIds } from './rule-ids.ts'
import { placeOf } from './rule-place.ts'

const format = 'hookswitch-rules'
const version = 1

export type RulesFile =
  | { readonly ok: true; readonly platform: PlatformId; readonly rules: Rule[] }
  /** `place` is empty where it is the file as a whole. The reason has no full stop at its end. */
  | { readonly ok: false; readonly place: string; readonly reason: string }

const refuse = (place: string, reason: string): RulesFile => ({ ok: false, place, reason })
const known = ['format', 'version', 'platform', 'rules']

/** What is wrong with the envelope around the rules, or null. */
const refuseEnvelope = (file: Readonly<Record<string, unknown>>, text: string): RulesFile | null => {
  const at = (key: string): string => `${key} (${placeInJson(text, [key])})`
  if (file.format !== format)
    return file.format === undefined
      ? refuse('', `it is no rules file: "format": "${format}" is missing`)
      : refuse(at('format'), `must be "${format}"`)
  if (typeof file.version !== 'number' || !Number.isInteger(file.version) || file.version < 1)
    return refuse(file.version === undefined ? 'version' : at('version'), `must be ${version}`)
  if (file.version > version)
    return refuse(
      at('version'),
      `it is of version ${file.version}, and this Hookswitch reads up to ${version}; a newer one reads it`,
    )
  if (!PlatformId.safeParse(file.platform).success)
    return refuse(
      file.platform === undefined ? 'platform' : at('platform'),
      `must be ${PlatformId.options.map(id => `"${id}"`).join(' or ')}`,
    )
  if (!Array.isArray(file.rules))
    return refuse(file.rules === undefined ? 'rules' : at('rules'), 'must be a list of rules')
  const unknown = Object.keys(file).find(key => !known.includes(key) && key !== '$schema')
  return unknown === undefined ? null : refuse(at(unknown), 'is unknown here')
}

/**
 * Reads a file of rules: `{"format": "hookswitch-rules", "version": 1, "platform": "thunderphone", "rules": […]}`. Ids may
 * be left out, and are then made of the names. Never throws.
 */
export const readRulesFile = (written: string): RulesFile => {
  const text = written.replace(/^\uFEFF/, '')
  if (text.trim() === '') return refuse('', 'it is empty')
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    const { place, reason } = jsonFault(text)
    return refuse(place, reason)
  }
  if (typeof file !== 'object' || file === null || Array.isArray(file))
    return refuse('', `it must be an object with "format", "version", "platform" and "rules"`)
  const envelope = file as Readonly<Record<string, unknown>>
  const refused = refuseEnvelope(envelope, text)
  if (refused) return refused
  const checked = checkRules(withRuleIds(envelope.rules as unknown[]))
  if (checked.ok) return { ok: true, platform: PlatformId.parse(envelope.platform), rules: checked.rules }
  const { path, reason } = checked.fault
  return refuse(placeInRules(text, path), reason)
}

/** A place among the rules of a file, with its line: `rules[0].when[1].from (line 7, column 12)`. */
export const placeInRules = (text: string, path: readonly PropertyKey[]): string => {
  const line = placeInJson(text.replace(/^\uFEFF/, ''), ['rules', ...path])
  return `${placeOf('rules', path)}${line === null ? '' : ` (${line})`}`
}

/** The file that `readRulesFile` reads, for people: two spaces a level and a line end at the end. */
export const writeRulesFile = (platform: PlatformId, rules: readonly Rule[]): string =>
  `${JSON.stringify({ format, version, platform, rules }, null, 2)}\n`
