/** Numbers as four bytes each, little-endian, as base64. Every system that this runs on keeps them that way round itself. */
export const packSeqs = (seqs: Uint32Array): string =>
  Buffer.from(seqs.buffer, seqs.byteOffset, seqs.byteLength).toString('base64')
