import { createHash } from 'node:crypto'
import type { Handlers } from '../../shared/contract.ts'
import { Problem } from '../../shared/problem.ts'
import type { CaptureReader, StoredCapture } from '../captures/capture-store.ts'
import type { Clock } from '../clock.ts'
import type { Connection } from '../connections/connection.ts'
import { type ContextFacts, templateContext } from '../templates/context.ts'
import { mayHoldTemplate, type TemplateRenderer } from '../templates/renderer.ts'

export interface PreviewParts {
  /** Not the one that fills in for calls. */
  readonly templates: TemplateRenderer
  readonly captures: CaptureReader
  readonly clock: Clock
  settle(captureId?: string): void
  /** @throws Problem `connection-not-found` */
  connection(id: string): Connection
}

const madeUp = (now: number): ContextFacts => {
  const from = '+14155550199'
  const eventType = 'telephony.incoming'
  return {
    eventType,
    callId: '1',
    tool: null,
    body: { type: eventType, data: { call_id: 1, from_number: from, to_number: '+16505550123' } },
    from,
    path: '/',
    at: now,
  }
}

/** Null for a body that is no JSON, or of which nothing was kept. */
const parse = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}

const factsOf = ({ summary, request }: StoredCapture): ContextFacts => ({
  eventType: summary.eventType,
  callId: summary.callId,
  tool: summary.tool ?? null,
  body: parse(request.body),
  from: summary.from,
  path: request.path,
  at: Date.parse(summary.receivedAt),
})

/**
 * The body that a call of the past would have got at its time, or one that is made up gets now, with today's table of
 * callers. A negative test goes out as it is, and so it is shown.
 */
export const previewAnswer =
  (parts: PreviewParts): Handlers['answers.preview'] =>
  async ({ connectionId, captureId, kind, text }) => {
    const connection = parts.connection(connectionId)
    if (kind === 'test') return { text, problem: null }
    parts.settle()
    const capture = captureId === null ? null : parts.captures.get(captureId)
    if (captureId !== null && !capture) throw new Problem('capture-not-found', { id: captureId })
    if (!mayHoldTemplate(text)) return { text, problem: null }
    const context = templateContext(capture ? factsOf(capture) : madeUp(parts.clock.now()), {
      caller: connection.caller,
      publicUrl: () => connection.state().publicUrl,
    })
    const key = createHash('sha256').update(text).digest('base64')
    const rendered = await parts.templates.render(key, text, context)
    return rendered.ok ? { text: rendered.text, problem: null } : { text: null, problem: rendered.why }
  }
