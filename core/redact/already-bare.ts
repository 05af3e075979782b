import { encodedPieces } from './encodings.ts'
import { isStandIn } from './stand-ins.ts'

const deepest = 5

const leaves = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []
}

const parsedLeaves = (text: string): string[] | null => {
  if (!/^\s*[[{]/.test(text)) return null
  try {
    return leaves(JSON.parse(text))
  } catch {
    return null
  }
}

/** Whether it is a stand-in of ours already, in whatever way it is written. */
export const isAlreadyBare = (text: string, depth = 0): boolean => {
  if (isStandIn(text)) return true
  if (depth > deepest) return false
  const inside = parsedLeaves(text)
  if (inside) return inside.every(leaf => isAlreadyBare(leaf, depth + 1))
  for (const { start, end, says } of encodedPieces(text))
    if (start === 0 && end === text.length && says !== text && isAlreadyBare(says, depth + 1)) return true
  return false
}
