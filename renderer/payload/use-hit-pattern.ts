import { useMemo } from 'react'
import { textTerms } from '../../shared/filter/parse-filter.ts'
import { useParsedFilter } from '../state/shown.ts'
import { wordPattern } from '../text/hits.ts'

/** What the free words of the list's filter look for; null when it has none. */
export const useHitPattern = (): RegExp | null => {
  const filter = useParsedFilter()
  return useMemo(() => wordPattern(textTerms(filter)), [filter])
}
