import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What happens to one request on its way to the platform. What is left out goes well. */
export interface Fault {
  /** Answered here; the platform never hears of it. */
  readonly reply?: {
    readonly status: number
    readonly body?: string
    readonly headers?: Record<string, string>
  }
  /** Neither passed on nor answered. */
  readonly silent?: boolean
  /** Passed on only when this resolves, also when whoever asked has gone. */
  readonly until?: Promise<unknown>
  /** The platform has acted; its reply waits for this. */
  readonly replyWhen?: Promise<unknown>
  /** The platform has acted, and its reply breaks off: before its first byte, or in the middle of its body. */
  readonly cut?: 'before' | 'middle'
}

export interface ProxyCall {
  readonly method: string
  readonly path: string
  readonly body: string
}

export interface FaultProxy {
  /** In place of the platform's. */
  readonly apiUrl: string
  /** Calls that have arrived. */
  readonly calls: readonly ProxyCall[]
  /** Decides about each call from now on. */
  decide(fault: (call: ProxyCall) => Fault | undefined): void
  /** Resolves when such a call arrives, when the platform has acted on it, or when its reply is out. */
  when(method: string, moment: 'arrived' | 'acted' | 'answered'): Promise<void>
  close(): void
}

const html = '<html><body>Sign in to the hotel network</body></html>'
/** Replies of those who are not the platform, or not well. */
export const replies = {
  html: { status: 200, body: html, headers: { 'content-type': 'text/html' } },
  status: (status: number, headers: Record<string, string> = {}) => ({
    status,
    body: '{"detail":"not today"}',
    headers: { 'content-type': 'application/json', ...headers },
  }),
}

const readAll = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** Stands before the real simulator's API and has chosen requests go wrong in the ways that networks and platforms do. */
export const faultProxy = async (apiUrl: string): Promise<FaultProxy> => {
  const { origin } = new URL(apiUrl)
  const calls: ProxyCall[] = []
  const waiting: { key: string; resolve(): void }[] = []
  let decide: (call: ProxyCall) => Fault | undefined = () => undefined

  const tell = (key: string): void => {
    for (const entry of waiting.filter(w => w.key === key)) entry.resolve()
  }
  const pass = async (request: IncomingMessage, call: ProxyCall, fault: Fault, response: ServerResponse) => {
    await fault.until
    const answer = await fetch(`${origin}${call.path}`, {
      method: call.method,
      headers: {
        'content-type': 'application/json',
        authorization: request.headers.authorization ?? '',
      },
      ...(call.body === '' ? {} : { body: call.body }),
    })
    const body = Buffer.from(await answer.arrayBuffer())
    tell(`${call.method} acted`)
    await fault.replyWhen
    if (fault.cut === 'before') response.destroy()
    else {
      const type = answer.headers.get('content-type')
      const length = answer.status === 204 ? {} : { 'content-length': String(body.length) }
      response.writeHead(answer.status, { ...(type === null ? {} : { 'content-type': type }), ...length })
      if (fault.cut === 'middle') response.write(body.subarray(0, body.length / 2), () => response.destroy())
      else response.end(body, () => tell(`${call.method} answered`))
    }
  }
  const server = createServer(async (request, response) => {
    response.on('error', () => {})
    const { method = '', url: path = '' } = request
    const call = { method, path, body: await readAll(request) }
    calls.push(call)
    const fault = decide(call) ?? {}
    tell(`${method} arrived`)
    if (fault.silent) return
    if (fault.reply) response.writeHead(fault.reply.status, fault.reply.headers).end(fault.reply.body)
    else await pass(request, call, fault, response).catch(() => response.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const close = (): void => {
    server.close()
    server.closeAllConnections()
  }
  onTestFinished(close)
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    decide: next => {
      decide = next
    },
    when: (method, moment) => new Promise(resolve => waiting.push({ key: `${method} ${moment}`, resolve })),
    close,
  }
}
