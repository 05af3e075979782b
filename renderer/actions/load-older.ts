import { ask } from '../engine/ask.ts'
import { takeOlder, useEngine } from '../state/engine-store.ts'
import { showError } from '../state/notes-store.ts'

const pageSize = 200
let loading = false

/** Fetches the captures before the oldest one that is known. Does nothing while it is under way or when there are none. */
export const loadOlder = async (): Promise<void> => {
  const { captures, moreCaptures, link } = useEngine.getState()
  if (loading || !moreCaptures || link !== 'open') return
  loading = true
  try {
    const oldest = captures.newestFirst.at(-1)
    const page = await ask('captures.page', { limit: pageSize, ...(oldest ? { beforeSeq: oldest.seq } : {}) })
    takeOlder(page.captures, page.more)
  } catch (error) {
    showError(error)
  } finally {
    loading = false
  }
}
