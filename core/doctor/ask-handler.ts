import { isIP } from 'node:net'
import { Agent, request } from 'undici'
import { certificateFaults } from '../forward/certificate-faults.ts'
import { within } from '../within.ts'

export type Asked =
  | { readonly ok: true; readonly status: number; readonly location: string | null; readonly tookMs: number }
  /** `what` follows the handler's name; `cure` is a sentence. */
  | { readonly ok: false; readonly what: string; readonly cure: string }

const answerWithinMs = 3_000

const authorityCure =
  'On this machine http:// will do; else name its authority in NODE_EXTRA_CA_CERTS when you start Hookswitch, or take any certificate of the handler (--forward-insecure).'

const certificateCures: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'Renew it.',
  CERT_NOT_YET_VALID: "Check this machine's clock, then the certificate.",
  ERR_TLS_CERT_ALTNAME_INVALID: 'Use the name that its certificate is for, or get one for this name.',
}

const noAnswer = (error: unknown, tls: boolean): Asked => {
  const { name, code: given, message } = error as { name: string; code?: unknown; message: string }
  // The `code` of a DOMException is a number.
  const code = typeof given === 'string' ? given : ''
  const fault = certificateFaults[code]
  if (fault) return { ok: false, what: fault, cure: certificateCures[code] ?? authorityCure }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_'))
    return {
      ok: false,
      what: 'does not speak TLS on that port',
      cure: 'Write http:// instead of https://, or check the port.',
    }
  if (name === 'HTTPParserError' || code.startsWith('HPE_'))
    return {
      ok: false,
      what: 'answers, but not in HTTP',
      cure: 'Check the port: some other program listens on it.',
    }
  if (name === 'TimeoutError' || code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_CONNECT_TIMEOUT')
    return {
      ok: false,
      what: `takes the connection, but does not answer within ${answerWithinMs / 1_000} s`,
      cure: 'See what it is busy with, or whether it stands at a breakpoint.',
    }
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE')
    return {
      ok: false,
      what: 'closes the connection without an answer',
      cure: tls
        ? 'See its log, and check the port.'
        : 'If it speaks HTTPS, write https:// in its address; else see its log.',
    }
  return { ok: false, what: `gives no answer (${message || code})`, cure: 'Check its address, and its log.' }
}

/** An agent whose connections go to this one address, whatever the name says. */
const agentTo = (address: string): Agent =>
  new Agent({
    connect: {
      lookup: (_host, options, callback) => {
        const family = isIP(address)
        if (options.all) callback(null, [{ address, family }])
        else callback(null, address, family)
      },
    },
  })

/** Asks with OPTIONS, which changes nothing: any answer shows that the handler is there. Never rejects. */
export const askHandler = async (
  url: URL,
  address: string,
  userAgent: string,
  signal: AbortSignal,
): Promise<Asked> => {
  const dispatcher = agentTo(address)
  const startedAt = performance.now()
  try {
    const answer = await request(`${url.origin}${url.pathname}${url.search}`, {
      method: 'OPTIONS',
      dispatcher,
      headers: { 'user-agent': userAgent },
      signal: within(answerWithinMs, signal),
    })
    const tookMs = performance.now() - startedAt
    const { location } = answer.headers
    return {
      ok: true,
      status: answer.statusCode,
      location: typeof location === 'string' ? location : null,
      tookMs,
    }
  } catch (error) {
    return noAnswer(error, url.protocol === 'https:')
  } finally {
    dispatcher.destroy().catch(() => {})
  }
}
