const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export const hexOffset = (at: number): string => at.toString(16).padStart(8, '0')

export const hexByte = (byte: number): string => digits[byte] ?? ''

/** A byte as it is shown beside its number: a dot where it is no printable ASCII. */
export const asciiSign = (byte: number): string =>
  byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'

const perLine = 16

/** Bytes as lines of offset, hexadecimal and what is printable of it. */
export const hexDump = (bytes: Uint8Array): string => {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += perLine) {
    const row = Array.from(bytes.subarray(at, at + perLine))
    const words = row.map(hexByte).join(' ')
    lines.push(`${hexOffset(at)}  ${words.padEnd(perLine * 3 - 1)}  ${row.map(asciiSign).join('')}`)
  }
  return lines.join('\n')
}

/** Bytes as a text of one sign each, to be searched: what is found stands at its byte. */
export const byteText = (bytes: Uint8Array): string => {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8_192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
  return parts.join('')
}
