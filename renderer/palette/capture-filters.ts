/** What a capture can be asked for by: a number, the id of its call, or its own id. */
export const captureFilters = (typed: string): readonly string[] => {
  const word = typed.replace(/["\s().]/g, '')
  if (/^\+?[\d-]{3,}$/.test(word)) return [`from:${word}`, `to:${word}`, `call:${word}`]
  return /^[\w-]{6,}$/.test(word) && /\d/.test(word) && word === typed.trim() ? [word] : []
}
