import { setTimeout as sleep } from 'node:timers/promises'
import type { EndpointApi, Voice } from '../platforms/endpoint-api.ts'

/** The voices that an account's platform lists. */
export interface Voices {
  /**
   * Fetched once. While the platform cannot be asked, and while it is slow, those that were fetched last; empty when
   * there never were any. Rejects with a Problem `api-…` only then.
   */
  list(): Promise<Voice[]>
  /** Ids, where they are known. */
  readonly ids: ReadonlySet<string> | null
}

export interface VoicesParts {
  /** Null while the connection has no account at hand. */
  api(): EndpointApi | null
  /** Where those of an earlier run are kept; null: they are not. */
  readonly kept: {
    get(): Voice[] | null
    put(voices: readonly Voice[]): void
  } | null
}

const fetchWithinMs = 8_000
/** Nobody waits longer for news of a list that is there. */
const freshWithinMs = 1_500

export const makeVoices = ({ api, kept }: VoicesParts): Voices => {
  let fresh: Voice[] | null = null
  let fetching: Promise<Voice[]> | null = null
  let known = kept?.get() ?? null
  let ids = idsOf(known)

  const fetchFrom = (account: EndpointApi): Promise<Voice[]> => {
    fetching ??= account
      .voices(AbortSignal.timeout(fetchWithinMs))
      .then(voices => {
        fresh = voices
        // A list without any voice tells nothing: its shape is not documented.
        if (voices.length > 0) {
          known = voices
          ids = idsOf(voices)
          kept?.put(voices)
        }
        return voices
      })
      .finally(() => {
        fetching = null
      })
    return fetching
  }

  return {
    get ids() {
      return ids
    },
    list: async () => {
      const account = api()
      if (!fresh && account) {
        const asked = fetchFrom(account)
        if (!known) return asked
        await Promise.race([asked.catch(() => {}), sleep(freshWithinMs, undefined, { ref: false })])
      }
      return known ?? []
    },
  }
}

const idsOf = (voices: readonly Voice[] | null): ReadonlySet<string> | null =>
  voices && voices.length > 0 ? new Set(voices.map(({ id }) => id)) : null
