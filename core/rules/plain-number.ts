/**
 * A number, or the beginning of one, as its plus and digits, however it was spaced and whether the plus was written or
 * not; any other word, such as `web`, in lower case.
 */
export const plainNumber = (text: string): string =>
  /^\+?[\d\s()./-]*\d[\d\s()./-]*$/.test(text.trim())
    ? `+${text.replace(/\D/g, '')}`
    : text.trim().toLowerCase()
