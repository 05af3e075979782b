import { z } from 'zod'
import { Problem } from '../../../shared/problem.ts'
import { type ApiReply, callApi } from '../call-api.ts'
import type { EndpointApi, EndpointApiOptions, ListedEndpoint, Voice } from '../endpoint-api.ts'

const platform = 'ThunderPhone'
const Created = z.looseObject({ id: z.string().min(1), secret: z.string().min(1) })
const WithoutSecret = z.looseObject({ id: z.string().min(1) })

/** The shape of `GET /voices` is not documented: a list, or an object with one list in it, of ids or of objects with an id. */
const readVoices = (json: unknown): Voice[] => {
  const list = Array.isArray(json) ? json : Object.values(json ?? {}).find(Array.isArray)
  if (!list) return []
  return list.flatMap((entry: unknown): Voice[] => {
    if (typeof entry === 'string') return [{ id: entry, label: entry }]
    if (typeof entry !== 'object' || entry === null) return []
    const { id, voice_id, name, language } = entry as Record<string, unknown>
    const key = id ?? voice_id ?? name
    if (typeof key !== 'string') return []
    const words = [name, language].filter(w => typeof w === 'string' && w !== key)
    return [{ id: key, label: words.length > 0 ? `${key} · ${words.join(', ')}` : key }]
  })
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Fields that are missing or odd are left empty; an entry without an id could not be named, so it is passed over. */
const readEndpoint = (entry: unknown): ListedEndpoint[] => {
  if (typeof entry !== 'object' || entry === null) return []
  const { id, label, url, events, status, secret_hint: hint } = entry as Record<string, unknown>
  if (typeof id !== 'string' || id === '') return []
  const names = Array.isArray(events) ? events.filter(event => typeof event === 'string') : []
  return [
    {
      id,
      label: text(label),
      url: text(url),
      events: names,
      status: text(status),
      ...(typeof hint === 'string' && hint !== '' ? { secretHint: hint } : {}),
    },
  ]
}

/** ThunderPhone's `/developer/webhook-endpoints`, with a Bearer key of the admin role. */
export const endpointApi = ({ apiUrl, apiKey, userAgent }: EndpointApiOptions): EndpointApi => {
  const base = apiUrl.replace(/\/+$/, '')
  const endpoints = `${base}/developer/webhook-endpoints`
  const headers = { authorization: `Bearer ${apiKey}`, 'user-agent': userAgent }
  const urlOf = (id: string): string => `${endpoints}/${encodeURIComponent(id)}`
  const remove = async (id: string, signal: AbortSignal): Promise<void> => {
    await callApi({ platform, method: 'DELETE', url: urlOf(id), headers, signal }, [404])
  }
  /** An endpoint whose secret was not told is of no use, and must not stay behind. */
  const withoutSecret = async ({ json, call }: ApiReply, signal: AbortSignal): Promise<Problem> => {
    const known = WithoutSecret.safeParse(json)
    if (!known.success)
      return new Problem('api-odd-reply', { platform, call, reason: 'no endpoint id and secret in it' })
    const endpointId = known.data.id
    const reason = 'the platform did not tell its secret, and it could not be removed'
    return remove(endpointId, signal).then(
      () =>
        new Problem('api-odd-reply', { platform, call, reason: 'no secret in it; the endpoint was removed' }),
      () => new Problem('endpoint-not-released', { platform, endpointId, reason }),
    )
  }
  return {
    create: async (endpoint, signal) => {
      const reply = await callApi({
        platform,
        method: 'POST',
        url: endpoints,
        headers,
        body: endpoint,
        signal,
      })
      const created = Created.safeParse(reply.json)
      if (!created.success) throw await withoutSecret(reply, signal)
      return { id: created.data.id, secret: created.data.secret }
    },
    list: async signal => {
      const { json, call } = await callApi({ platform, method: 'GET', url: endpoints, headers, signal })
      if (!Array.isArray(json))
        throw new Problem('api-odd-reply', { platform, call, reason: 'no list of endpoints' })
      return json.flatMap(readEndpoint)
    },
    change: async (id, change, signal) => {
      const call = { platform, method: 'PATCH', url: urlOf(id), headers, body: change, signal } as const
      const { status } = await callApi(call, [404])
      if (status === 404) throw new Problem('endpoint-gone', { platform, endpointId: id })
    },
    remove,
    voices: async signal =>
      readVoices((await callApi({ platform, method: 'GET', url: `${base}/voices`, headers, signal })).json),
  }
}
