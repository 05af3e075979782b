import { findNodeAtLocation, parseTree } from 'jsonc-parser'
import type { AnswerTextCheck, PlacedFinding } from '../../shared/answer-text.ts'
import { nearest } from '../../shared/near.ts'

/** A voice that the platform does not list, as a warning at its place; nothing while the list is not known. */
export const voiceFindings = (
  text: string,
  { voice }: AnswerTextCheck,
  voices: readonly { readonly id: string }[],
): readonly PlacedFinding[] => {
  if (voice === undefined || voices.length === 0 || voices.some(({ id }) => id === voice)) return []
  const tree = parseTree(text)
  const key = tree && findNodeAtLocation(tree, ['voice']) ? 'voice' : 'voice_name'
  const node = tree && findNodeAtLocation(tree, [key])
  if (!node) return []
  const meant = nearest(
    voice,
    voices.map(({ id }) => id),
  )
  const before = text.slice(0, node.offset).split('\n')
  return [
    {
      path: [key],
      code: 'unknown-value',
      severity: 'warning',
      message: `The platform does not list the voice "${voice.slice(0, 60)}".${meant === null ? '' : ` Did you mean "${meant}"?`}`,
      ...(meant === null ? {} : { suggestion: meant, choices: [meant] }),
      from: node.offset,
      to: node.offset + node.length,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    },
  ]
}
