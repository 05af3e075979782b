import type { CallStory, SpokenLine } from '../facts.ts'

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}

const word = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value.trim() !== '' ? value : otherwise

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value, null, 2)

const lineOf = (value: unknown): SpokenLine => {
  const { role, content_type, content, start_ms } = record(value)
  return {
    who: word(role, 'somebody'),
    kind: word(content_type, 'text'),
    text: textOf(typeof value === 'string' ? value : content),
    atMs: typeof start_ms === 'number' && start_ms >= 0 ? start_ms : null,
  }
}

/** `transcripts` [{role, content_type, content, start_ms, end_ms}] and `recording_url` of a complete event. */
export const readStory = (payload: unknown): CallStory | null => {
  const { transcripts, recording_url } = record(record(payload).data)
  const lines = Array.isArray(transcripts) ? transcripts.map(lineOf) : []
  const recordingUrl = typeof recording_url === 'string' && recording_url !== '' ? recording_url : null
  return lines.length === 0 && recordingUrl === null ? null : { lines, recordingUrl }
}
