import { createHmac, type Hmac } from 'node:crypto'
import type { SignatureFinding } from '../../shared/diagnosis.ts'
import type { ReadSignature } from '../platforms/signature-schemes.ts'
import type { BodyForm } from './body-forms.ts'
import type { TriedKey } from './secret-forms.ts'

/** One way in which something may have been signed, but for the body. */
export interface Trial extends TriedKey {
  readonly read: ReadSignature
}

export interface Hit {
  /** Everything that is different from how it should be; empty when nothing is. */
  readonly findings: readonly SignatureFinding[]
  readonly read: ReadSignature
}

/** Bytes to hash in one go. */
const pieceSize = 65_536

function* update(macs: readonly Hmac[], piece: string | Buffer): Generator<void, void> {
  const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
  for (let at = 0; at < bytes.length; at += pieceSize) {
    const part = bytes.subarray(at, at + pieceSize)
    for (const mac of macs) {
      mac.update(part)
      yield
    }
  }
}

/**
 * Signs one form of the body in every way and says which one gives the signature that was given. Gives way as it goes;
 * what was signed is never told.
 */
export function* tryForm(form: BodyForm, trials: readonly Trial[]): Generator<void, Hit | null> {
  const macs = trials.map(({ key, read }) => createHmac('sha256', key).update(read.before))
  const pieces = form.pieces()
  for (let piece = pieces.next(); !piece.done; piece = pieces.next()) yield* update(macs, piece.value)
  for (const [i, { read, findings }] of trials.entries()) {
    const made = macs[i]?.update(read.after).digest()
    if (made?.equals(read.digest))
      return { read, findings: [...findings, ...(form.finding ? [form.finding] : [])] }
  }
  return null
}
