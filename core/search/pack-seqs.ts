/** Numbers as four bytes each, little-endian, as base64. */
export const packSeqs = (seqs: Uint32Array): string => {
  const bytes = Buffer.allocUnsafe(seqs.length * 4)
  for (let i = 0; i < seqs.length; i++) bytes.writeUInt32LE(seqs[i] ?? 0, i * 4)
  return bytes.toString('base64')
}
