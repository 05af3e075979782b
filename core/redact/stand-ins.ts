import { idStandIn, isIdStandIn } from './ids.ts'
import { isNameStandIn, nameStandIn } from './names.ts'
import { digitsOf, isNumberStandIn, numberStandIn, poolOf } from './numbers.ts'
import type { Kind } from './sight.ts'
import { isWordsStandIn, wordsStandIn } from './words.ts'

const isOwnHost = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/i
const urlParts = /^([a-z][\w+.-]*:\/\/)(?:[^/?#@]*@)?([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/i

const queryStandIn = (query: string): string =>
  `?${query
    .slice(1)
    .split('&')
    .map(pair => {
      const name = pair.split('=')[0] ?? ''
      return `${/^[a-z][a-z_.-]{0,30}$/i.test(name) ? name : 'x'}=x`
    })
    .join('&')}`

/** Of the same depth and with the same ending, elsewhere. A server on the developer's own machine stays where it is. */
const urlStandIn = (original: string, n: number): string => {
  const [, scheme = 'https://', host = '', path = '', query = '', hash = ''] = urlParts.exec(original) ?? []
  const isOwn = isOwnHost.test(host)
  const steps = path.split('/').slice(1)
  const last = steps.findLastIndex(step => step !== '')
  const shown = steps.map((step, i) => {
    if (step === '') return ''
    return i < last ? 'path' : `item-${n + 1}${/\.[a-z0-9]{2,4}$/i.exec(step)?.[0] ?? ''}`
  })
  const where = isOwn ? host : last === -1 && n > 0 ? `site-${n + 1}.example.com` : 'example.com'
  const rest = [...(steps.length > 0 ? [''] : []), ...shown].join('/')
  return `${scheme}${where}${rest}${query && queryStandIn(query)}${hash && '#x'}`
}

const isUrlStandIn = (text: string): boolean =>
  /^[a-z][\w+.-]*:\/\/(?:(?:site-\d+\.)?example\.com|localhost(?::\d+)?|127(?:\.\d+){3}(?::\d+)?|\[::1\](?::\d+)?)(?:\/(?:path|item-\d+(?:\.\w{2,4})?)?)*(?:\?(?:[\w.-]+=x&?)*)?(?:#x)?$/i.test(
    text,
  )

const ipStandIn = (original: string, n: number): string => {
  if (original.includes(':')) return `2001:db8::${(n + 1).toString(16)}`
  const block = ['192.0.2', '198.51.100', '203.0.113'][Math.floor(n / 254)]
  return block ? `${block}.${(n % 254) + 1}` : `198.18.${(n >> 8) & 255}.${n & 255}`
}

const isIpStandIn = (text: string): boolean =>
  /^(?:192\.0\.2|198\.51\.100|203\.0\.113|198\.18\.\d+)\.\d+$|^2001:db8::[0-9a-f]{1,5}$/i.test(text)

/** What the count of stand-ins goes by: those of one pool could be the same. */
export const standInPool = (kind: Kind, original: string): string => {
  if (kind === 'number') return `number ${poolOf(digitsOf(original))}`
  if (kind === 'id') return `id ${original.replace(/[^_-]/g, x => (/\d/.test(x) ? '0' : 'a'))}`
  if (kind === 'name') return `name ${/\d/.test(original)} ${/\s/.test(original.trim())}`
  return kind
}

/** The n-th stand-in of its kind, from 0. Of a number: all digits of E.164. */
export const standInOf = (kind: Kind, original: string, n: number): string => {
  switch (kind) {
    case 'number':
      return numberStandIn(original, n)
    case 'email':
      return `person${n + 1}@example.com`
    case 'url':
      return urlStandIn(original, n)
    case 'name':
      return nameStandIn(original, n)
    case 'words':
      return wordsStandIn(original, n)
    case 'id':
      return idStandIn(original, n)
    case 'ip':
      return ipStandIn(original, n)
    case 'token':
    case 'text':
      return `redacted-${kind}-${n + 1}`
  }
}

/** Whether it can be a stand-in, of whatever kind it is taken for. */
export const isStandIn = (text: string): boolean =>
  /^person\d+@example\.com$/.test(text) ||
  /^redacted-(?:token|text)-\d+$/.test(text) ||
  isUrlStandIn(text) ||
  isIpStandIn(text) ||
  isIdStandIn(text) ||
  isNameStandIn(text) ||
  isWordsStandIn(text) ||
  (/^[+\d\s().-]{3,}$/.test(text) && isNumberStandIn(digitsOf(text)))
