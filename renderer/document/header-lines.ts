/** What was typed, as a value for the document, or what is wrong with it. */
export type Typed = { readonly value: unknown } | { readonly problem: string }

/** Headers as lines of `Name: value`. What is no object of strings is shown as JSON, so that nothing is lost. */
export const headerLines = (headers: unknown): string => {
  if (headers === undefined) return ''
  const plain =
    typeof headers === 'object' &&
    headers !== null &&
    !Array.isArray(headers) &&
    Object.entries(headers).every(
      ([name, value]) => typeof value === 'string' && !/[:\n\r]/.test(name) && !/^\s|\s$|[\n\r]/.test(value),
    )
  return plain
    ? Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n')
    : JSON.stringify(headers, null, 2)
}

/** Reads lines of `Name: value`, or JSON; nothing takes the headers out. */
export const readHeaderLines = (text: string): Typed => {
  if (text.trim() === '') return { value: undefined }
  if (text.trimStart().startsWith('{')) return readJson(text)
  const headers = new Map<string, string>()
  for (const line of text.split(/\r?\n/).filter(l => l.trim() !== '')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(0, colon)).trim()
    if (name === '') return { problem: `“${line.trim().slice(0, 40)}” is not written as Name: value.` }
    if (headers.has(name)) return { problem: `“${name}” is there twice.` }
    headers.set(name, line.slice(colon + 1).trim())
  }
  return { value: Object.fromEntries(headers) }
}

/** Reads JSON; nothing takes the value out. */
export const readJson = (text: string): Typed => {
  if (text.trim() === '') return { value: undefined }
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    const why =
      error instanceof Error ? error.message.replace(/^.*?: /, '').replace(/\.$/, '') : 'it does not parse'
    return { problem: `Not JSON, so not taken over yet: ${why}.` }
  }
}
