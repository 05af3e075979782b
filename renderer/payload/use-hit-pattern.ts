import { useMemo } from 'react'
import { useParsedFilter } from '../state/shown.ts'
import { wordPattern } from '../text/hits.ts'

/** What the free words of the list's filter look for; null when it has none. */
export const useHitPattern = (): RegExp | null => {
  const { terms } = useParsedFilter()
  return useMemo(
    () => wordPattern(terms.flatMap(term => (term.key === 'text' && !term.not ? [term.value] : []))),
    [terms],
  )
}
