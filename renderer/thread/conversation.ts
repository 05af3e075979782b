import type { PlatformId } from '../../shared/platform.ts'
import type { CallStory, SpokenLine } from '../../shared/platforms/facts.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { readBody } from '../text/body.ts'

/** No transcript is that long; reading what is, at once, would be felt. */
const longestBase64 = 4_194_304

/** What a body tells of its call; null when it tells nothing, or is no JSON. */
export const storyOf = (platform: PlatformId, bodyBase64: string): CallStory | null => {
  if (bodyBase64.length > longestBase64) return null
  try {
    return platformFacts(platform).readStory(JSON.parse(readBody(bodyBase64).text ?? ''))
  } catch {
    return null
  }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** When in a call: "0:04", "12:31", "1:02:03". */
export const callTime = (ms: number): string => {
  const s = Math.floor(ms / 1_000)
  const rest = `${two(s % 60)}`
  return s < 3_600
    ? `${Math.floor(s / 60)}:${rest}`
    : `${Math.floor(s / 3_600)}:${two(Math.floor(s / 60) % 60)}:${rest}`
}

const names: Record<string, string> = { assistant: 'Agent', agent: 'Agent', user: 'Caller', caller: 'Caller' }

/** Who spoke, in a word that people use; what is unknown stays as it came. */
export const speaker = ({ who }: SpokenLine): string => names[who.toLowerCase()] ?? who

/** The conversation as text, a paragraph for each line: "0:04 Agent: …". */
export const conversationText = (lines: readonly SpokenLine[]): string =>
  lines
    .map(line => {
      const kind = line.kind === 'text' ? '' : ` (${line.kind})`
      return `${line.atMs === null ? '' : `${callTime(line.atMs)} `}${speaker(line)}${kind}: ${line.text}`
    })
    .join('\n')
