import { type HeaderList, toolCall } from '../../shared/capture.ts'
import type { Fixture } from '../../shared/fixture.ts'
import { replayable } from '../../shared/replay-changes.ts'
import { readReply } from './call-tool.ts'
import { type DeliveryReport, limitOf, readExchange, type Target } from './deliver.ts'
import type { Dialler, Exchange } from './dial.ts'
import { callIdOf } from './play-steps.ts'
import type { Reading } from './read-answer.ts'
import { sign, signatureHeader } from './sign.ts'

/** In the place of the signature that is there, under the endpoint's secret; a fixture without one stays without. */
const headersOf = ({ request, signature }: Fixture, body: Buffer, secret: string): HeaderList => {
  const isSignature = (name: string) => name.toLowerCase() === signatureHeader.toLowerCase()
  const headers = replayable(request.headers)
  if (signature.signedWith === 'removed') return headers.filter(([name]) => !isSignature(name))
  const line: [string, string] = [signatureHeader, sign(body, secret)]
  const at = headers.findIndex(([name]) => isSignature(name))
  const others = headers.filter(([name]) => !isSignature(name))
  return others.toSpliced(at === -1 ? others.length : at, 0, line)
}

/** Where tools are called: below the path of a connection. A handler of a developer's own has one path for all. */
const receiver = /\/h\/[^/?]+$/

/** The endpoint's URL with the query, and for a receiver of ours the tool, that the fixture has. */
export const urlOf = (url: string, { path, query }: Fixture['request']): string => {
  if (!URL.canParse(url)) return url
  const { origin, pathname, search } = new URL(url)
  const tool = receiver.test(pathname) ? path : ''
  const whole = `${origin}${pathname}${tool}${search}`
  return query === '' ? whole : `${whole}${search ? '&' : '?'}${query}`
}

const readTool = (exchange: Exchange, tool: string): Reading => {
  const { error } = readReply(exchange)
  const text =
    error === null
      ? `The model got the reply of ${tool}.`
      : `The model was told that ${tool} failed: ${error}.`
  return {
    reached: 'none',
    result: error === null ? 'acknowledged' : 'rejected',
    text,
    agent: null,
    tools: [],
  }
}

const toolName = (path: string): string => /^\/t\/([^/]+)/.exec(path)?.[1] ?? 'the tool'

/** Sends the bytes of a fixture as the platform sent them, and reads the answer as the platform would. Never rejects. */
export const deliverFixture = async (
  dialler: Dialler,
  target: Target,
  fixture: Fixture,
  endpointId: string | null = null,
): Promise<DeliveryReport> => {
  const { request } = fixture
  const eventType = fixture.eventType ?? 'unknown'
  const body = Buffer.from(request.bodyBase64, 'base64')
  const limitMs = limitOf(eventType)
  const exchange = await dialler.post({
    method: request.method,
    url: urlOf(target.url, request),
    headers: headersOf(fixture, body, target.secret).flat(),
    body,
    limitMs,
  })
  const reading =
    eventType === toolCall
      ? readTool(exchange, toolName(request.path))
      : readExchange(eventType, exchange, limitMs)
  const { status, tookMs } = exchange
  const callId = callIdOf(fixture)
  return { eventType, callId, status, tookMs, endpointId, bodySent: body.toString('utf8'), ...reading }
}
