import type { Redactor } from './redact.ts'

const decoded = (text: string): string => {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

/** What stands behind the `?` of a URL. @param pointer what the name of a field is put behind, for the report */
export const redactQuery = (query: string, redact: Redactor, pointer = ''): string =>
  query
    .split('&')
    .map(pair => {
      const [name = '', ...rest] = pair.split('=')
      if (rest.length === 0) return redact.text(decoded(pair), pointer) === decoded(pair) ? pair : 'covered'
      const value = decoded(rest.join('='))
      const key = redact.text(decoded(name), pointer)
      const standIn = redact.field(
        decoded(name),
        value,
        `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      )
      const shownName = key === decoded(name) ? name : encodeURIComponent(key)
      return `${shownName}=${standIn === value ? rest.join('=') : encodeURIComponent(standIn)}`
    })
    .join('&')
