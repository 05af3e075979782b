import type { Fixture } from '../../shared/fixture.ts'
import { newCallId } from './call-facts.ts'
import { canonicalJson } from './canonical-json.ts'
import { isRecord } from './read-tools.ts'

const callIdHeader = 'x-thunderphone-call-id'

/**
 * Gives calls and events other ids, the same for the same within one play, so that a play is no repetition of the one
 * before. Bodies are written anew for that: they are no longer the bytes of the file.
 */
export const freshIds = (): ((fixture: Fixture) => Fixture) => {
  const given = new Map<string, string | number>()
  const fresh = (id: unknown): unknown => {
    if (typeof id !== 'string' && typeof id !== 'number') return id
    const key = String(id)
    // A header has as text what a body may have as a number.
    const known = given.get(key) ?? newCallId()
    given.set(key, known)
    return typeof id === 'number' ? known : String(known)
  }
  const replaced = (value: Record<string, unknown>, key: string): Record<string, unknown> =>
    key in value ? { ...value, [key]: fresh(value[key]) } : value
  const bodyOf = (base64: string): string => {
    try {
      const body: unknown = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'))
      if (!isRecord(body)) return base64
      const named = replaced(body, 'event_id')
      const whole = isRecord(named.data) ? { ...named, data: replaced(named.data, 'call_id') } : named
      return Buffer.from(canonicalJson(whole)).toString('base64')
    } catch {
      return base64
    }
  }
  return fixture => ({
    ...fixture,
    request: {
      ...fixture.request,
      bodyBase64: bodyOf(fixture.request.bodyBase64),
      headers: fixture.request.headers.map(([name, value]) =>
        name.toLowerCase() === callIdHeader ? [name, String(fresh(value))] : [name, value],
      ),
    },
  })
}
