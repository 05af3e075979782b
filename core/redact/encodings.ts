/** A stretch of a text that is written in another way, what it says, and how to write something else like it. */
export interface EncodedPiece {
  readonly start: number
  readonly end: number
  readonly says: string
  write(text: string): string
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: those that no text has
const control = /[\x00-\x08\x0e-\x1f\x7f\ufffd]/

const percentDecoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function* percentPieces(text: string): Generator<EncodedPiece> {
  if (!/%[0-9a-f]{2}/i.test(text)) return
  for (const { 0: piece, index: start } of text.matchAll(/[^\s"'<>&=]+/g)) {
    if (!/%[0-9a-f]{2}/i.test(piece)) continue
    const end = start + piece.length
    const says = percentDecoded(piece)
    if (says !== null) yield { start, end, says, write: encodeURIComponent }
    const spaced = piece.includes('+') ? percentDecoded(piece.replaceAll('+', ' ')) : null
    if (spaced !== null)
      yield { start, end, says: spaced, write: to => encodeURIComponent(to).replaceAll('%20', '+') }
  }
}

/** Null for what is no base64 of a text. */
const base64Text = (piece: string): string | null => {
  const bytes = Buffer.from(piece, 'base64')
  if (bytes.length < 5) return null
  const text = bytes.toString('utf8')
  return control.test(text) ? null : text
}

const isUrlSafe = (piece: string): boolean => /[-_]/.test(piece) && !/[+/]/.test(piece)

const base64Piece = (piece: string, start: number): EncodedPiece | null => {
  const says = base64Text(piece)
  if (says === null) return null
  const padded = piece.endsWith('=')
  return {
    start,
    end: start + piece.length,
    says,
    write: text => {
      const made = Buffer.from(text).toString(isUrlSafe(piece) ? 'base64url' : 'base64')
      if (isUrlSafe(piece)) return padded ? made.padEnd(Math.ceil(made.length / 4) * 4, '=') : made
      return padded || piece.length % 4 === 0 ? made : made.replace(/=+$/, '')
    },
  }
}

function* base64Pieces(text: string): Generator<EncodedPiece> {
  for (const { 0: run, index } of text.matchAll(/[A-Za-z0-9+/_-]{8,}={0,2}/g)) {
    // A text in base64 has signs of more than one kind.
    if (!/[A-Z]/.test(run) || !/[a-z0-9]/.test(run)) continue
    const whole = base64Piece(run, index)
    if (whole) {
      yield whole
      continue
    }
    // As a part of a path, or behind a prefix.
    for (const { 0: part, index: at } of run.matchAll(/[A-Za-z0-9+]{8,}={0,2}/g)) {
      const piece = part.length < run.length ? base64Piece(part, index + at) : null
      if (piece) yield piece
    }
  }
}

const unicodeEscape = /\\u([0-9a-f]{4})/gi

function* escapedPieces(text: string): Generator<EncodedPiece> {
  if (!/\\u[0-9a-f]{4}/i.test(text)) return
  const says = text.replace(unicodeEscape, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  yield {
    start: 0,
    end: text.length,
    says,
    write: to =>
      to.replace(/[^\x20-\x7e\s]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  }
}

/** Pieces may lie over each other: the first that holds something counts. */
export function* encodedPieces(text: string): Generator<EncodedPiece> {
  yield* escapedPieces(text)
  yield* percentPieces(text)
  yield* base64Pieces(text)
}
