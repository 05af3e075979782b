import { Problem } from '../../shared/problem.ts'
import type { Parcel } from './parcel.ts'

/** The request as it goes over the wire. @throws Problem `copy-not-text` for a body that no text can hold */
export const asHttp = ({ body, headers, method, url }: Parcel): string => {
  const text = body.toString('utf8')
  if (!Buffer.from(text).equals(body)) throw new Problem('copy-not-text')
  const { host, pathname, search } = new URL(url)
  const lines = [
    `${method} ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${body.length}`,
  ]
  return `${lines.join('\r\n')}\r\n\r\n${text}`
}
