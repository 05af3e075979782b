import type { HeaderList } from './capture.ts'
import { endToEnd } from './end-to-end.ts'

/** Says of which capture something is a replay. Anybody can write it: alone it makes nothing a replay. */
export const replayOfHeader = 'X-Hookswitch-Replay-Of'

const ownPath = /^\/h\/[^/?]+/
/** What follows the connection's own path, which is a secret of the tunnel's: nothing, a query, or a tool with or without one. */
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

const valuesByName = (headers: HeaderList): Map<string, string> => {
  const values = new Map<string, string>()
  for (const [name, value] of replayable(headers))
    values.set(name.toLowerCase(), `${values.get(name.toLowerCase()) ?? ''}${value}\n`)
  return values
}

/**
 * What of the headers was changed before they were sent again: "signature", "header x-…".
 * @param signature the name of the header that holds it
 */
export const headerChanges = (before: HeaderList, after: HeaderList, signature: string): string[] => {
  const was = valuesByName(before)
  const is = valuesByName(after)
  const names = [...new Set([...was.keys(), ...is.keys()])].filter(name => was.get(name) !== is.get(name))
  const others = names.filter(name => name !== signature.toLowerCase())
  return [...(others.length < names.length ? ['signature'] : []), ...others.map(name => `header ${name}`)]
}
