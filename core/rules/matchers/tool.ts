import type { CompileMatcher } from './test.ts'
import { isOrNot, shown, wanted } from './words.ts'

export const tool: CompileMatcher<'tool'> = ({ is }) => {
  const names = new Set(is)
  const words = wanted(is, 'tools', shown)
  return {
    holds: ({ facts }) => facts.tool !== null && names.has(facts.tool),
    explain: ({ facts }) =>
      facts.tool === null
        ? 'it is no call of a function tool'
        : `the tool ${isOrNot(names.has(facts.tool), shown(facts.tool), words)}`,
  }
}
