import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { endpointApi } from '../../../../core/platforms/thunderphone/api.ts'

interface Asked {
  readonly line: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A platform on this machine that answers everything in one way. */
export const platform = async (answer: (response: ServerResponse) => void) => {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      asked.push({ line: `${request.method} ${request.url}`, headers: request.headers, body })
      answer(response)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    asked,
    url,
    api: endpointApi({ apiUrl: `${url}/v1/`, apiKey: 'sk_live_1', userAgent: 'Hookswitch/0' }),
  }
}
export const reply = (status: number, body: unknown, type = 'application/json') =>
  platform(response =>
    response
      .writeHead(status, { 'content-type': type })
      .end(typeof body === 'string' ? body : JSON.stringify(body)),
  )

export const soon = () => AbortSignal.timeout(5_000)
