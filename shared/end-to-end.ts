import type { HeaderList } from './capture.ts'

/** Headers that belong to one connection and must not travel further (RFC 9110 §7.6.1), with the ones that the sender of a message makes itself. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'content-length',
  'expect',
])

/** Everything that may travel on, in order, duplicates kept; also drops what `Connection` names. */
export const endToEnd = (headers: HeaderList): HeaderList => {
  const named = headers
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(',').map(word => word.trim().toLowerCase()))
  return headers.filter(([name]) => !hopByHop.has(name.toLowerCase()) && !named.includes(name.toLowerCase()))
}
