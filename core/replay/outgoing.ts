import type { HeaderList } from '../../shared/capture.ts'
import { Problem } from '../../shared/problem.ts'
import type { ReplayRequest } from '../../shared/replay.ts'
import type { StoredCapture } from '../captures/capture-store.ts'
import { endToEnd } from '../forward/hop-by-hop.ts'
import type { PlatformAdapter } from '../platforms/adapter.ts'
import { replayOfHeader } from './replay-claims.ts'

/** What is sent, wherever it goes. */
export interface Outgoing {
  readonly method: string
  /** What follows the connection's own path: nothing, a query, or a tool with or without one. */
  readonly path: string
  readonly headers: HeaderList
  readonly body: Buffer
}

const ownPath = /^\/h\/[^/?]+/
/** What follows the connection's own path, which is a secret of the tunnel's. */
export const pathAfterOwn = (path: string): string => path.replace(ownPath, '')

const ours = new Set([
  'host',
  replayOfHeader.toLowerCase(),
  'x-hookswitch-replay-token',
  'x-hookswitch-resigned',
])
/** The headers that a replay takes over: those of one connection and our own are made anew. */
export const replayable = (headers: HeaderList): HeaderList =>
  endToEnd(headers).filter(([name]) => !ours.has(name.toLowerCase()))

const asItWas = ({ request }: StoredCapture): Outgoing => ({
  method: request.method,
  path: pathAfterOwn(request.path),
  headers: replayable(request.headers),
  body: request.body,
})

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/
const tailOfPath = /^(?:\/t\/[^/?]+\/?)?(?:\?[\x21-\x7e]*)?$/

const invalid = (reason: string): Problem => new Problem('replay-edit-invalid', { reason })

/** @throws Problem `replay-edit-invalid` for what no HTTP request can carry */
export const checkEdit = ({ edit }: Pick<ReplayRequest, 'edit'>): void => {
  for (const [name, value] of edit?.headers ?? []) {
    if (!token.test(name)) throw invalid(`“${name}” is no name of a header`)
    if (!fieldValue.test(value))
      throw invalid(`the header “${name}” has a character that HTTP does not carry`)
  }
  if (edit?.path !== undefined && !tailOfPath.test(pathAfterOwn(edit.path)))
    throw invalid('what follows the path is a query such as ?customer_id=1, or /t/ and the name of a tool')
}

/** @param secret signs it; null: with the signature that is among its headers */
export const outgoingOf = (
  capture: StoredCapture,
  edit: ReplayRequest['edit'],
  platform: PlatformAdapter,
  secret: string | null,
): Outgoing => {
  const was = asItWas(capture)
  const edited: Outgoing = {
    method: was.method,
    path: edit?.path === undefined ? was.path : pathAfterOwn(edit.path),
    headers: edit?.headers === undefined ? was.headers : replayable(edit.headers),
    body: edit?.bodyBase64 === undefined ? was.body : Buffer.from(edit.bodyBase64, 'base64'),
  }
  return secret === null ? edited : { ...edited, headers: signed(edited, platform, secret) }
}

/** With a signature of these bytes in the place of the one before. */
export const signed = (
  { headers, body }: Pick<Outgoing, 'headers' | 'body'>,
  platform: PlatformAdapter,
  secret: string,
): HeaderList => {
  const [name, value] = platform.sign(body, secret)
  const isSignature = ([other]: readonly [string, string]) => other.toLowerCase() === name.toLowerCase()
  const at = headers.findIndex(isSignature)
  const others = headers.filter(header => !isSignature(header))
  return others.toSpliced(at === -1 ? others.length : at, 0, [headers[at]?.[0] ?? name, value])
}

const valuesByName = (headers: HeaderList): Map<string, string> => {
  const values = new Map<string, string>()
  for (const [name, value] of headers)
    values.set(name.toLowerCase(), `${values.get(name.toLowerCase()) ?? ''}${value}\n`)
  return values
}

/** What of a capture was changed before it was sent again: "body", "path", "signature", "header x-…". */
export const changesOf = (capture: StoredCapture, sent: Outgoing, platform: PlatformAdapter): string[] => {
  const was = asItWas(capture)
  const signature = platform.sign(was.body, 'any')[0].toLowerCase()
  const before = valuesByName(was.headers)
  const after = valuesByName(replayable(sent.headers))
  const names = [...new Set([...before.keys(), ...after.keys()])].filter(
    name => before.get(name) !== after.get(name),
  )
  return [
    ...(was.body.equals(sent.body) ? [] : ['body']),
    ...(was.path === sent.path ? [] : ['path']),
    ...(names.includes(signature) ? ['signature'] : []),
    ...names.filter(name => name !== signature).map(name => `header ${name}`),
  ]
}
