import type { Fixture } from '../../shared/fixture.ts'

export interface PlayItem {
  readonly fixture?: Fixture | undefined
  /** What it belongs to, such as the folder of a call thread. */
  readonly sequence?: string | undefined
  /** Milliseconds since the first one of its sequence; null where none names it. */
  readonly atMs: number | null
}

/** One delivery of a play. */
export interface PlayStep {
  readonly fixture: Fixture
  /** Milliseconds since the first one of the play. */
  readonly atMs: number
  /** Of the same call the next one comes when the last one has its answer; null: it belongs to no other. */
  readonly call: string | null
}

/** Its call, as the body has it; null when the body is no JSON, or names none. */
export const callIdOf = ({ request }: Fixture): string | null => {
  try {
    const body = JSON.parse(Buffer.from(request.bodyBase64, 'base64').toString('utf8'))
    const id = body?.data?.call_id
    return typeof id === 'number' || typeof id === 'string' ? String(id) : null
  } catch {
    return null
  }
}

const callOf = ({ sequence }: PlayItem, fixture: Fixture): string | null => {
  if (sequence !== undefined) return `sequence ${sequence}`
  const id = callIdOf(fixture)
  return id === null ? null : `call ${id}`
}

/**
 * Fixtures as they came: by the order and the gaps of their sequence, and, of several of those and of single files, by
 * the time at which they were captured. Files that are no fixtures are left out.
 */
export const playSteps = (items: readonly PlayItem[]): PlayStep[] => {
  const beganAt = new Map<string, number>()
  const timed = items.flatMap(item => {
    const { fixture, sequence, atMs } = item
    if (!fixture) return []
    const capturedAt = Date.parse(fixture.capturedAt)
    const call = callOf(item, fixture)
    if (sequence === undefined || atMs === null) return { fixture, call, at: capturedAt }
    // The first one that is named says when it all began: gaps are the sequence's own.
    const began = beganAt.get(sequence) ?? capturedAt - atMs
    beganAt.set(sequence, began)
    return { fixture, call, at: began + atMs }
  })
  const first = Math.min(...timed.map(({ at }) => at))
  return timed
    .toSorted((a, b) => a.at - b.at)
    .map(({ fixture, call, at }) => ({ fixture, call, atMs: at - first }))
}
