import { useEffect, useState } from 'react'
import { ask } from '../engine/ask.ts'

/** As far back as tags are looked for. */
const lookBack = 500

/** Tags that the newest captures have, the commonest first; fetched when somebody is about to add one. */
export const useTagsInUse = (wanted: boolean): readonly string[] => {
  const [tags, setTags] = useState<readonly string[]>([])
  useEffect(() => {
    if (!wanted) return
    let stale = false
    ask('captures.page', { limit: lookBack })
      .then(({ captures }) => {
        const counts = new Map<string, number>()
        for (const tag of captures.flatMap(c => c.tags ?? [])) counts.set(tag, (counts.get(tag) ?? 0) + 1)
        if (!stale) setTags([...counts].sort((a, b) => b[1] - a[1]).map(([tag]) => tag))
      })
      .catch(() => {})
    return () => {
      stale = true
    }
  }, [wanted])
  return tags
}
