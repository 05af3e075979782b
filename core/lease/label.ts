import { randomBytes } from 'node:crypto'

const longestLabel = 120
const brand = 'Hookswitch · '
const nonceBytes = 10

/** Tells one lease from every other: 20 hex digits. */
export const newNonce = (): string => randomBytes(nonceBytes).toString('hex')

export const isNonce = (text: string): boolean => /^[0-9a-f]{20}$/.test(text)

/** Names the machine, so that a colleague who sees the endpoint knows whose it is. */
export const labelOf = (host: string, nonce: string): string => {
  const room = longestLabel - brand.length - ' · '.length - nonce.length
  // By characters, as the platform counts: half of one would be no text.
  return `${brand}${[...host].slice(0, room).join('')} · ${nonce}`
}

/** Whether it is a label of ours with this nonce, whatever the machine was called when it was given. */
export const isLabelOf = (label: string, nonce: string): boolean =>
  hostOfLabel(label) !== null && label.endsWith(` · ${nonce}`)

/** The machine that a Hookswitch's label names; null when the label is nobody's of ours. */
export const hostOfLabel = (label: string): string | null =>
  /^Hookswitch · (.+) · [0-9a-f]{10,}$/su.exec(label)?.[1] ?? null
