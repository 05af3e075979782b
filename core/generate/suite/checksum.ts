import { createHash } from 'node:crypto'

/** The line that holds it: in a comment of code, a member of JSON. */
const line = /^.*\bchecksum"?: "?([0-9a-f]{64}|none)\b.*\r?\n/im

/** Of a text, however its lines end: Git may change that. */
export const sumOf = (text: string): string =>
  createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')

/** Of all that is not its own line. */
const checksumOf = (text: string): string => sumOf(text.replace(line, ''))

/** What stands for the checksum in a text that has none yet. */
export const noChecksum = 'none'

/** The text with its own checksum where it says `checksum: none`. */
export const sealed = (text: string): string =>
  text.replace(line, found => found.replace(/none\b/, checksumOf(text)))

/** Whether a person changed it since it was generated, or wrote it altogether. */
export const isEdited = (text: string): boolean => line.exec(text)?.[1] !== checksumOf(text)
