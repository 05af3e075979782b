import { toolCall } from '../../shared/capture.ts'
import { canonicalJson } from './canonical-json.ts'
import type { DeliveryReport } from './deliver.ts'
import type { Dialler, Exchange } from './dial.ts'
import type { ReturnedTool } from './read-tools.ts'
import { sampleArguments } from './sample-arguments.ts'
import { sign, signatureHeader } from './sign.ts'

/** How long a tool may take. The documents name no limit; this is the one of events that are not blocking. */
const limitMs = 30_000

export interface ToolCall {
  readonly tool: ReturnedTool
  readonly callId: string
  /** Of the endpoint that delivered the call's incoming event (documented). */
  readonly secret: string
  readonly endpointId: string | null
  /** Of Hookswitch, for the User-Agent. */
  readonly version: string
}

export interface ToolReport extends DeliveryReport {
  readonly toolName: string | null
  readonly arguments: Record<string, unknown>
  /** The parsed reply; null when there is none. */
  readonly reply: unknown
  /** What the model is told instead of a reply. */
  readonly error: string | null
}

const parse = (body: Uint8Array): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) }
  } catch {
    return null
  }
}

/** What the model is told of an answer. */
export const readReply = ({
  failure,
  status,
  body,
  tooLong,
}: Exchange): { reply: unknown; error: string | null } => {
  const failed = (error: string) => ({ reply: null, error })
  if (failure === 'stopped') return failed('the simulator was stopped before the reply came')
  if (failure === 'late') return failed(`no reply within ${limitMs / 1_000} s`)
  if (failure !== null) return failed(failure.words)
  if (status === null || status < 200 || status > 299) return failed(`the status was ${status}`)
  const parsed = tooLong ? null : parse(body)
  return parsed === null ? failed('the reply is not JSON') : { reply: parsed.value, error: null }
}

/**
 * Calls a function tool as the platform does: the bare arguments as the body, signed with the endpoint's secret. Never
 * rejects; what goes wrong is what the model would be told.
 */
export const callTool = async (dialler: Dialler, call: ToolCall): Promise<ToolReport> => {
  const { tool, callId, secret, endpointId, version } = call
  const given = sampleArguments(tool.parameters)
  const bodySent = canonicalJson(given)
  const body = Buffer.from(bodySent, 'utf8')
  const exchange = await dialler.post({
    url: tool.url,
    headers: {
      ...tool.headers,
      'content-type': 'application/json',
      'user-agent': `ThunderPhone-Tools/1.0 (simulator; hookswitch/${version})`,
      [signatureHeader]: sign(body, secret),
      'X-ThunderPhone-Call-ID': callId,
    },
    body,
    limitMs,
  })
  const { reply, error } = readReply(exchange)
  return {
    eventType: toolCall,
    callId,
    status: exchange.status,
    tookMs: exchange.tookMs,
    reached: 'none',
    result: error === null ? 'acknowledged' : 'rejected',
    text:
      error === null
        ? `The model got the reply of ${tool.name}.`
        : `The model was told that ${tool.name} failed: ${error}.`,
    endpointId,
    bodySent,
    agent: null,
    tools: [],
    toolName: tool.name,
    arguments: given,
    reply,
    error,
  }
}

/** What becomes of a call whose agent has no tool to call. */
export const withoutTool = (callId: string, endpointId: string | null): ToolReport => ({
  eventType: toolCall,
  callId,
  status: null,
  tookMs: 0,
  reached: 'none',
  result: 'rejected',
  text: 'The returned agent has no function tool: add one to the answer, then call again.',
  endpointId,
  bodySent: '',
  agent: null,
  tools: [],
  toolName: null,
  arguments: {},
  reply: null,
  error: 'there is no tool',
})
