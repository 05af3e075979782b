import type { Finding } from '../../shared/finding.ts'
import { configKeys } from '../../shared/platforms/thunderphone/agent-config.ts'
import { setIn } from './answer-edits.ts'

/** One click that mends a finding. */
export interface Fix {
  readonly label: string
  readonly apply: (text: string) => string
  /** A rule that has to be there before the text is changed: calls of this tool go on to that URL. */
  readonly rule?: { readonly tool: string; readonly forwardTo: string }
}

export type Path = Finding['path']

export const set = (path: Path, value: unknown) => (text: string) => setIn(text, [...path], value, configKeys)

export const remove = (path: Path): Fix => {
  const last = path.at(-1)
  return {
    label: typeof last === 'number' ? `Remove item ${last + 1}` : `Remove “${last}”`,
    apply: set(path, undefined),
  }
}
