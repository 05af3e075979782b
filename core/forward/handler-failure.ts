import { certificateFaults } from './certificate-faults.ts'

const words: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it closed the connection',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name is not known',
  EHOSTUNREACH: 'it cannot be reached',
  ETIMEDOUT: 'it does not take the connection',
  UND_ERR_CONNECT_TIMEOUT: 'it does not take the connection',
  UND_ERR_HEADERS_OVERFLOW: 'its headers are too large',
}

const improper = (what: string): string => `it does not speak HTTP properly (${what})`

const certificateWords = (code: string): string | undefined => {
  const fault = certificateFaults[code]
  return (
    fault &&
    `it ${fault}; allow any certificate of the handler, or --forward-insecure, if that is meant to be`
  )
}

/** What undici's parser says ends with its reason in brackets. */
const inBrackets = /\(([^()]*)\)\s*$/

/** An answer that is no HTTP, or not the kind that was asked for. */
const protocolWords = (code: string, message: string): string | undefined => {
  switch (code) {
    case 'ERR_ASSERTION':
      return improper(message.includes('statusCode') ? 'its status is none' : 'its answer comes out of turn')
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return improper('its body is not as long as it says')
    case 'UND_ERR_SOCKET':
      return message === 'bad upgrade'
        ? improper('it changes to another protocol')
        : message === 'bad response'
          ? improper('it says 100 Continue and was not asked to')
          : 'it closed the connection'
    default:
      return undefined
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Why a handler gave no answer, as an Error whose message is one line of words for a person. */
export const inWords = (error: unknown): Error => {
  const { name, code, errors, message } = error as {
    name?: string
    code?: unknown
    errors?: { code?: unknown }[]
    message?: string
  }
  if (name === 'TimeoutError') return new Error('it gave no answer in half a minute', { cause: error })
  if (name === 'HTTPParserError')
    return new Error(improper(inBrackets.exec(message ?? '')?.[1] ?? 'it cannot be read'), { cause: error })
  const codes = [code, errors?.[0]?.code].filter(one => typeof one === 'string')
  const known = codes
    .map(one => words[one] ?? certificateWords(one) ?? protocolWords(one, message ?? ''))
    .find(one => one !== undefined)
  return new Error(known ?? oneLine(message || String(error)), { cause: error })
}

/** Whether it failed because we stop, which tells nothing of the handler. */
export const wasStopped = ({ cause }: Error): boolean =>
  ['UND_ERR_CLOSED', 'UND_ERR_DESTROYED'].includes(String((cause as { code?: unknown } | undefined)?.code))
