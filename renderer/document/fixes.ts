import type { Finding } from '../../shared/finding.ts'
import { vipConcierge } from '../../shared/platforms/thunderphone/examples.ts'
import { hasValue, renameKey } from './answer-edits.ts'
import { type Fix, type Path, remove, set } from './fix.ts'
import { missingInTool, toolFixes } from './tool-fixes.ts'

const example = JSON.parse(vipConcierge) as Record<string, unknown>
const starters: Record<string, unknown> = {
  prompt: example.prompt,
  voice: example.voice,
  acknowledgement_prompt: 'One moment, please.',
}

/** Without a rename onto a key that is there already. */
const renameOrRemove = ({ path, suggestion }: Finding, text: string): readonly Fix[] => {
  if (suggestion === undefined || hasValue(text, [...path.slice(0, -1), suggestion])) return [remove(path)]
  const rename: Fix = {
    label: `Rename to “${suggestion}”`,
    apply: source => renameKey(source, [...path], suggestion),
  }
  return [rename, remove(path)]
}

const missing = (finding: Finding, text: string): readonly Fix[] => {
  if (finding.path.length > 1) return missingInTool(finding, text)
  const key = String(finding.path[0])
  const starter = starters[key]
  const fixes: Fix[] = starter === undefined ? [] : [{ label: 'Add one', apply: set([key], starter) }]
  if (key === 'acknowledgement_prompt')
    fixes.push({ label: 'Switch to auto', apply: set(['acknowledgement_prompt_mode'], 'auto') })
  return fixes
}

const odd = (finding: Finding, text: string): readonly Fix[] => {
  const { path, suggestion } = finding
  const key = String(path[0])
  if (suggestion !== undefined) return renameOrRemove(finding, text)
  if (key === 'tools') return toolFixes(finding, text)
  if (key === 'prompt') return []
  const product = /"product"\s*:\s*"(storm-base|storm-extra)"/.exec(text)?.[1]
  const withAck: readonly Fix[] =
    product && key.startsWith('acknowledgement')
      ? [{ label: `Use “${product}-with-ack”`, apply: set(['product'], `${product}-with-ack`) }]
      : []
  return [...withAck, remove(path)]
}

/** The one that was probably meant comes first. */
const choices = ({ path, suggestion, choices: all = [] }: Finding): readonly Fix[] =>
  [...new Set(suggestion === undefined ? all : [suggestion, ...all])].map(value => ({
    label: `Use “${value}”`,
    apply: set(path, value),
  }))

/** Keys of a tool that are mended by writing them, not by taking them out. */
const isRequired = (path: Path): boolean =>
  path.join('.') === 'prompt' ||
  /^tools\.\d+\.(type|function|endpoint|function\.name|endpoint\.url)$/.test(path.join('.'))

/** What one click can do about a finding; empty when only a person can mend it. */
export const fixesFor = (finding: Finding, text: string): readonly Fix[] => {
  const { path } = finding
  switch (finding.code) {
    case 'unknown-key':
      return renameOrRemove(finding, text)
    case 'missing':
      return missing(finding, text)
    case 'odd':
      return odd(finding, text)
    case 'unknown-value':
      if (finding.choices) return choices(finding)
      return path.at(-1) === 'url' ? toolFixes(finding, text) : isRequired(path) ? [] : [remove(path)]
    case 'wrong-type':
      return path.length === 0 || isRequired(path) ? [] : [remove(path)]
    default:
      return []
  }
}
