import type { CaptureReader } from '../core/captures/capture-store.ts'
import { Problem } from '../shared/problem.ts'

export const notFound = (id: string, folder: string): Problem =>
  new Problem('capture-not-found', {
    id: `“${id}” in ${folder}`,
    next: '`hookswitch captures list` has the ids, and `last` is the newest one.',
  })

/** The whole id that a person means, or null. @throws Problem `usage` when it could be several */
export const idOf = (wanted: string, captures: CaptureReader): string | null => {
  if (wanted === 'last') return captures.page(1)[0]?.id ?? null
  const [id, another] = captures.idsLike(wanted, 2)
  if (id !== undefined && another !== undefined && id !== wanted)
    throw new Problem('usage', {
      reason: `Several captures begin with “${wanted}”, such as ${id} and ${another}.`,
      next: 'Give more of it.',
    })
  return id ?? null
}
