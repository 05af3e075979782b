import type { Finding } from '../../shared/finding.ts'
import { configKeys } from '../../shared/platforms/thunderphone/agent-config.ts'
import { vipConcierge } from '../../shared/platforms/thunderphone/examples.ts'
import { hasValue, renameKey, setIn } from './answer-edits.ts'

/** One click that mends a finding. */
export interface Fix {
  readonly label: string
  readonly apply: (text: string) => string
}

const example = JSON.parse(vipConcierge) as Record<string, unknown>
const starters: Record<string, unknown> = {
  prompt: example.prompt,
  voice: example.voice,
  acknowledgement_prompt: 'One moment, please.',
}

const set = (path: readonly (string | number)[], value: unknown) => (text: string) =>
  setIn(text, [...path], value, configKeys)

const remove = (finding: Finding): Fix => ({
  label: `Remove “${String(finding.path.at(-1))}”`,
  apply: set(finding.path, undefined),
})

const unknownKey = (finding: Finding, text: string): readonly Fix[] => {
  const { path, suggestion } = finding
  if (suggestion === undefined || hasValue(text, [...path.slice(0, -1), suggestion])) return [remove(finding)]
  const rename: Fix = {
    label: `Rename to “${suggestion}”`,
    apply: source => renameKey(source, [...path], suggestion),
  }
  return [rename, remove(finding)]
}

const missing = (finding: Finding): readonly Fix[] => {
  const key = String(finding.path[0])
  const starter = finding.path.length === 1 ? starters[key] : undefined
  const fixes: Fix[] = starter === undefined ? [] : [{ label: 'Add one', apply: set([key], starter) }]
  if (key === 'acknowledgement_prompt')
    fixes.push({ label: 'Switch to auto', apply: set(['acknowledgement_prompt_mode'], 'auto') })
  return fixes
}

const odd = (finding: Finding, text: string): readonly Fix[] => {
  const key = String(finding.path[0])
  if (key === 'prompt') return []
  const product = /"product"\s*:\s*"(storm-base|storm-extra)"/.exec(text)?.[1]
  const withAck: readonly Fix[] =
    product && key.startsWith('acknowledgement')
      ? [{ label: `Use “${product}-with-ack”`, apply: set(['product'], `${product}-with-ack`) }]
      : []
  return [...withAck, remove(finding)]
}

/** What one click can do about a finding; empty when only a person can mend it. */
export const fixesFor = (finding: Finding, text: string): readonly Fix[] => {
  switch (finding.code) {
    case 'unknown-key':
      return unknownKey(finding, text)
    case 'missing':
      return missing(finding)
    case 'odd':
      return odd(finding, text)
    case 'unknown-value':
      return finding.suggestion === undefined
        ? []
        : [{ label: `Use “${finding.suggestion}”`, apply: set(finding.path, finding.suggestion) }]
    case 'wrong-type':
      // The required keys are mended by writing them, not by taking them out.
      return finding.path.length === 1 && finding.path[0] !== 'prompt' ? [remove(finding)] : []
    default:
      return []
  }
}
