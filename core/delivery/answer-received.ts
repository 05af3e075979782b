import type { HeaderList } from '../../shared/capture.ts'
import { isBlocking, type SignatureResult } from '../platforms/adapter.ts'
import type { Deadline } from './deadline.ts'
import { type Given, ownAgent, refusal, tooLate } from './given.ts'
import type { Line } from './line.ts'
import { makePending, type Pending, type Responders } from './pending.ts'
import type { Received } from './receive.ts'
import { respond } from './respond.ts'

export interface Answered {
  readonly signature: SignatureResult
  readonly given: Given
  /** Null for one that asked nobody: it was refused, passed over or too late. */
  readonly pending: Pending | null
}

const unasked = (signature: SignatureResult, given: Given): Answered => ({ signature, given, pending: null })
const notChecked = (reason: string): SignatureResult => ({ status: 'not-checked', reason })

/** Null when the platform has not told the secret by the deadline. */
const checkSignature = async (
  line: Line,
  headers: HeaderList,
  body: Buffer,
  deadline: Deadline,
): Promise<SignatureResult | null> => {
  const known = line.secret()
  const secret = typeof known === 'string' ? known : await deadline.race(known).catch(() => null)
  return secret === null ? null : line.platform.verify(headers, body, secret)
}

/** Checks who sent a delivery, and finds its answer. */
export const answerReceived = async (
  responders: Responders,
  line: Line,
  received: Received,
): Promise<Answered> => {
  const { method, methods, path, headers, replay, read, body, payload, readable, described, tool } = received
  const { watch, waitedMs, limitMs, deadline } = received
  if (read === null)
    return unasked(
      notChecked(tool === null ? 'it is no POST' : 'no function tool is called with its method'),
      refusal(
        405,
        tool === null
          ? 'a delivery is a POST'
          : `a function tool is called with one of ${methods.join(', ')}`,
        [['Allow', methods.join(', ')]],
      ),
    )
  if (read.kind === 'too-large')
    return unasked(notChecked('the body is too large'), refusal(413, 'the body is larger than 1 MiB'))
  if (read.kind === 'too-slow')
    return unasked(notChecked('the body did not end'), refusal(408, 'the request took too long'))
  const signature = await checkSignature(line, headers, body, deadline)
  watch.lap('verify')
  if (signature === null)
    return unasked(notChecked('the platform had not told the secret yet'), ownAgent(line, 'deadline'))
  if (signature.status !== 'verified') return unasked(signature, refusal(401, 'the signature does not hold'))
  if (waitedMs < limitMs) line.delivered(received.host)
  // A tool is called by an agent that was returned from here: its call goes on, whatever was changed meanwhile.
  // And a replay is asked for by somebody who sits here.
  const passedOver = tool === null && replay === null ? line.passesOver(described) : null
  if (passedOver) return unasked(signature, { ...ownAgent(line, 'default'), passedOver })
  const blocking = isBlocking(line.platform.facts, described.eventType)
  watch.lap('route')
  if (waitedMs >= limitMs) return unasked(signature, tooLate(line, blocking))
  const { eventType, callId, from, to } = described
  const route = {
    eventType,
    blocking,
    callId,
    from,
    to,
    tool,
    path,
    headers,
    body: payload,
    at: received.arrivedAt,
  }
  const isReplay = replay !== null
  const { id, beyond, whenGone } = received
  const asked = { id, route, method, bytes: body, readable, limitMs, beyond, isReplay, whenGone }
  const pending = makePending(line, asked, deadline, responders)
  const given = await respond(pending)
  watch.lap('handle')
  return { signature, given, pending }
}
