const decoded = (text: string): string => {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

interface OfPairs {
  text(text: string, pointer: string): string
  field(name: string, value: string, pointer: string): string
}

/** What stands behind the `?` of a URL, or is a form. @param pointer what the name of a field is put behind, for the report */
export const redactQuery = (query: string, { text, field }: OfPairs, pointer: string): string =>
  query
    .split('&')
    .map(pair => {
      const [name = '', ...rest] = pair.split('=')
      const key = decoded(name)
      const shown = key === '' ? key : text(key, pointer)
      const written = shown === key ? name : encodeURIComponent(shown)
      if (rest.length === 0) return written
      const value = decoded(rest.join('='))
      const bare = field(key, value, `${pointer}/${shown.replaceAll('~', '~0').replaceAll('/', '~1')}`)
      return `${written}=${bare === value ? rest.join('=') : encodeURIComponent(bare)}`
    })
    .join('&')
