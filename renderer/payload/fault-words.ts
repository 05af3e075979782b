import { thousands } from '../format/numbers.ts'
import type { BodyDocument } from './use-document.ts'

/** Levels that somebody should be told of. */
const deep = 100

const deepest = ({ json }: BodyDocument): number => {
  let most = 0
  for (const depth of json?.tree.depth ?? []) if (depth > most) most = depth
  return most
}

const placeOf = (text: string, at: number): string => {
  let line = 1
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) {
    line++
    start = end + 1
  }
  return `line ${thousands(line)}, column ${thousands(at - start + 1)}`
}

/** What has to be said above a body that is not as a body should be; null when nothing has. */
export const faultWords = (body: BodyDocument, truncated: boolean): string | null => {
  const { json, isText, text } = body
  if (truncated) return 'The body was longer: only its first part was kept.'
  if (!isText) return 'The bytes are no UTF-8. As text, � stands for what is none.'
  if (json?.fault)
    return `Not JSON at ${placeOf(text, json.fault.at)}: ${json.fault.reason}. The tree ends there.`
  const levels = deepest(body)
  return levels >= deep
    ? `Nested ${thousands(levels)} levels deep: the first 16 are set in, the others are numbered.`
    : null
}
