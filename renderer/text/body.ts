/** A body as it can be shown. Bytes are what arrived; text and JSON are views on them. */
export interface Body {
  readonly bytes: Uint8Array
  /** Null when the bytes are no UTF-8 text. */
  readonly text: string | null
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Decodes a body that came as base64. */
export const readBody = (base64: string): Body => {
  const binary = atob(base64)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  try {
    return { bytes, text: decoder.decode(bytes) }
  } catch {
    return { bytes, text: null }
  }
}

const atOnce = 32_768

/** Bytes as base64. */
export const bytesToBase64 = (bytes: Uint8Array): string => {
  let binary = ''
  for (let at = 0; at < bytes.length; at += atOnce)
    binary += String.fromCharCode(...bytes.subarray(at, at + atOnce))
  return btoa(binary)
}

const perLine = 16
const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0')

/** Bytes as lines of offset, hexadecimal and what is printable of it. */
export const hexDump = (bytes: Uint8Array): string => {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += perLine) {
    const row = [...bytes.subarray(at, at + perLine)]
    const words = row.map(b => hex(b, 2)).join(' ')
    const shown = row.map(b => (b >= 0x20 && b < 0x7f ? String.fromCharCode(b) : '.')).join('')
    lines.push(`${hex(at, 8)}  ${words.padEnd(perLine * 3 - 1)}  ${shown}`)
  }
  return lines.join('\n')
}
