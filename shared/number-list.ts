/** Numbers as people write them into one field: separated by commas, semicolons or lines, each once. */
export const readNumbers = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\n,;]+/)
      .map(number => number.trim())
      .filter(Boolean),
  ),
]

const isNumber = (text: string): boolean =>
  /^\+?[\d\s()./-]+$/.test(text) && text.replace(/\D/g, '').length >= 3

/** The first that is neither a phone number nor `web`, by which nothing would ever be found. */
export const oddNumber = (numbers: readonly string[]): string | null =>
  numbers.find(number => !/^web$/i.test(number) && !isNumber(number)) ?? null
