import { runNow, type Work } from './work.ts'

/** A body as it can be shown. Bytes are what arrived; text and JSON are views on them. */
export interface Body {
  readonly bytes: Uint8Array
  /** Null when the bytes are no UTF-8 text. */
  readonly text: string | null
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
/** Characters of base64 between two rests; a multiple of four. */
const pieceChars = 262_144

/** Decodes a body that came as base64. */
export function* decodeBody(base64: string): Work<Body> {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array(Math.max(0, (base64.length / 4) * 3 - padding))
  for (let from = 0, at = 0; from < base64.length; from += pieceChars) {
    const binary = atob(base64.slice(from, from + pieceChars))
    for (let i = 0; i < binary.length; i++) bytes[at++] = binary.charCodeAt(i)
    yield
  }
  try {
    return { bytes, text: decoder.decode(bytes) }
  } catch {
    return { bytes, text: null }
  }
}

/** Decodes a small body at once. */
export const readBody = (base64: string): Body => runNow(decodeBody(base64))
