import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { type Reply, refusal } from './reply.ts'

const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Who may speak to the API: a program on this machine that knows the key. A page that was opened in a browser here may
 * not, neither from another origin nor through a name of its own that was made to lead to loopback (DNS rebinding).
 * @returns what to answer instead, or null when the request may pass
 */
export const guard = (headers: IncomingHttpHeaders, apiKey: string): Reply | null => {
  if (!loopbackHost.test(headers.host ?? '')) return refusal(403, 'This API is for this machine only.')
  if (headers.origin !== undefined) return refusal(403, 'This API is not for web pages.')
  const given = /^bearer\s+(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1]
  const hint = { 'www-authenticate': 'Bearer' }
  if (given === undefined) return refusal(401, 'Authentication credentials were not provided.', hint)
  return timingSafeEqual(digest(given), digest(apiKey)) ? null : refusal(401, 'Invalid API key.', hint)
}
