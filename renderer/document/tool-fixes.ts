import { holdsTemplate } from '../../shared/answer-text.ts'
import type { Finding } from '../../shared/finding.ts'
import { newTool } from '../../shared/platforms/thunderphone/agent-config.ts'
import { privateHostOf } from '../../shared/platforms/thunderphone/private-url.ts'
import { valueAt } from './answer-edits.ts'
import { type Fix, remove, set } from './fix.ts'

const stringAt = (text: string, path: Finding['path']): string => {
  const value = valueAt(text, [...path])
  return typeof value === 'string' ? value : ''
}

const nameOfTool = (text: string, index: unknown): string =>
  stringAt(text, ['tools', Number(index), 'function', 'name'])

/** Where Hookswitch takes the calls of a tool: below the connection's public URL. */
export const toolUrl = (name: string): string => `{{ tunnel }}/t/${encodeURIComponent(name)}`

/** A name that no other tool has: `find`, `find_2`, `find_3`. */
export const freeToolName = (text: string, wanted: string): string => {
  const tools = valueAt(text, ['tools'])
  const taken = new Set(
    (Array.isArray(tools) ? tools : []).map(
      (tool: { function?: { name?: unknown } } | null) => tool?.function?.name,
    ),
  )
  const stem = wanted.replace(/_\d+$/, '')
  let name = wanted
  for (let n = 2; taken.has(name); n++) name = `${stem}_${n}`
  return name
}

const starters = (text: string, index: unknown): Record<string, unknown> => {
  const name = nameOfTool(text, index) || newTool.function.name
  return {
    type: 'function',
    function: { ...newTool.function, name: freeToolName(text, newTool.function.name) },
    'function.name': freeToolName(text, newTool.function.name),
    endpoint: { url: toolUrl(name) },
    'endpoint.url': toolUrl(name),
  }
}

/** What a tool lacks can be written for it. */
export const missingInTool = ({ path }: Finding, text: string): readonly Fix[] => {
  const starter = starters(text, path[1])[path.slice(2).join('.')]
  return starter === undefined ? [] : [{ label: 'Add one', apply: set(path, starter) }]
}

/** The tool at Hookswitch, and a rule that passes its calls on to where it was. */
const throughHookswitch = (path: Finding['path'], url: string, name: string): Fix => ({
  label: 'Point it at Hookswitch',
  apply: set(path, toolUrl(name)),
  rule: { tool: name, forwardTo: url },
})

const urlFixes = (path: Finding['path'], text: string): readonly Fix[] => {
  const url = stringAt(text, path).trim()
  const name = nameOfTool(text, path[1])
  const usable = name !== '' && !holdsTemplate(name) && name.length <= 100
  if (privateHostOf(url) !== null)
    return usable && !holdsTemplate(url) && !/\s/.test(url) ? [throughHookswitch(path, url, name)] : []
  const rest = url.replace(/^[a-z][a-z0-9+.-]*:?\/\//i, '').replace(/^\/+/, '')
  const secure: readonly Fix[] = /^[^\s/?#]+\S*$/.test(rest)
    ? [
        {
          label: `Use “https://${rest.length > 40 ? `${rest.slice(0, 40)}…` : rest}”`,
          apply: set(path, `https://${rest}`),
        },
      ]
    : []
  return usable ? [...secure, { label: 'Point it at Hookswitch', apply: set(path, toolUrl(name)) }] : secure
}

/** What can be done about an oddity of a tool, or about a URL that is none. */
export const toolFixes = ({ path }: Finding, text: string): readonly Fix[] => {
  const place = path.slice(2).join('.')
  const name = nameOfTool(text, path[1])
  if (place === 'endpoint.url') return urlFixes(path, text)
  if (place === 'function.name') {
    const free = freeToolName(text, name || newTool.function.name)
    return [{ label: `Rename to “${free}”`, apply: set(path, free) }]
  }
  if (place === 'function.parameters.type') return [{ label: 'Use “object”', apply: set(path, 'object') }]
  return path.at(-1) === 'pattern' ? [remove(path)] : []
}
