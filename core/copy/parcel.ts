import type { HeaderList } from '../../shared/capture.ts'
import { Problem } from '../../shared/problem.ts'
import { pathAfterOwn, replayable } from '../../shared/replay-changes.ts'
import type { StoredCapture } from '../captures/capture-store.ts'
import { forwardUrl } from '../forward/forward.ts'
import { handlerName } from '../forward/handler-name.ts'
import type { PlatformAdapter } from '../platforms/adapter.ts'
import { signed } from '../replay/outgoing.ts'

/** A request as it may be given away: signed anew, without anything of the tunnel's or of those who carried it. */
export interface Parcel {
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly body: Buffer
}

/** Where a developer's own server listens by habit. */
const placeholder = 'http://localhost:3000/webhook'

const carried =
  /^(?:forwarded|via|referer|origin|true-client-ip|accept-encoding|x-(?:forwarded|real|original|client|envoy|amzn|hookswitch)-.*|cf-.*|fly-.*)$/i
const private_ = /auth|cookie|secret|token|session|password|api-?key/i

/** The unguessable part of the public URL. Whoever knows it can send here. */
const secretPath = (path: string): string | null => /^\/h\/([^/?]+)/.exec(path)?.[1] ?? null

/** Without what names the tunnel or those who carried it. @param path with the tunnel's own path */
export const withoutCarriers = (headers: HeaderList, path: string): HeaderList =>
  withoutOwnPath(headers, path).filter(([name]) => !carried.test(name))

/** As they came, but for what belongs to one connection, and what holds the secret part of the public URL. */
export const withoutOwnPath = (headers: HeaderList, path: string): HeaderList => {
  const secret = secretPath(path)
  return replayable(headers).filter(([, value]) => secret === null || !value.includes(secret))
}

/** Without what names the tunnel, those who carried it, or opens a door. @param path with the tunnel's own path */
const mayLeave = (headers: HeaderList, path: string): HeaderList =>
  withoutCarriers(headers, path).filter(([name]) => !private_.test(name))

/**
 * @param forwardTo the handler's URL, of which neither a query nor a password leaves
 * @throws Problem `copy-nothing`
 */
export const packParcel = (
  { summary, request }: StoredCapture,
  platform: PlatformAdapter,
  secret: string,
  forwardTo: string | null,
): Parcel => {
  if (request.body.length < summary.size) throw new Problem('copy-nothing')
  const { body, method, path } = request
  const headers = mayLeave(request.headers, path)
  return {
    method,
    url: forwardUrl(forwardTo === null ? placeholder : handlerName(forwardTo), pathAfterOwn(path)),
    headers: signed({ headers, body }, platform, secret),
    body,
  }
}
