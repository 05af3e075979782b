/** Names that Windows keeps for devices, whatever follows the first dot. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** A name that every file system takes, without its ending; empty when nothing of it is left. */
export const safeFileName = (name: string): string => {
  const plain = name.normalize('NFC').replace(/[^\p{L}\p{N} ._()-]+/gu, '-')
  // Sixty characters of any script are fewer than the 255 bytes that a name can have.
  const short = [...plain].slice(0, 60).join('')
  return short.replace(/^[ .-]+|[ .-]+$/g, '').replace(device, '$1-')
}
