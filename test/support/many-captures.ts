import type { Capture } from '../../core/captures/capture-row.ts'
import type { CaptureSummary } from '../../shared/capture.ts'

type Fate = Pick<CaptureSummary, 'outcome' | 'verdict' | 'signature'>

const used: Fate = {
  outcome: { source: 'default', status: 200, answerId: 'thunderphone-practice', revision: 1 },
  verdict: {
    result: 'used',
    reason: 'config',
    certainty: 'documented',
    text: 'ThunderPhone should use your config.',
  },
  signature: { status: 'verified' },
}

/** What becomes of deliveries, in the shares of an ordinary day. */
const fateOf = (seq: number): Fate => {
  if (seq % 97 === 0)
    return {
      ...used,
      outcome: { source: 'deadline', status: 200 },
      verdict: {
        result: 'fallback',
        reason: 'own-agent',
        certainty: 'documented',
        text: 'It should fall back.',
      },
    }
  if (seq % 31 === 0)
    return {
      outcome: { source: 'refused', status: 401 },
      verdict: { result: 'refused', reason: 'signature', certainty: 'documented', text: 'It was refused.' },
      signature: { status: 'missing', reason: 'there is no signature' },
    }
  return used
}

/** The word that stands in the body of every thousandth one, and in no row. */
export const rareWord = 'pomegranate'

/** So many captures of a connection, one a second until now, as they would be kept. */
export const manyCaptures = function* (count: number, connectionId = 'practice'): Generator<Capture> {
  const firstAt = Date.now() - count * 1_000
  for (let seq = 1; seq <= count; seq++) {
    const callId = String(900_000_000 + seq)
    const from = `+1415555${String(seq % 10_000).padStart(4, '0')}`
    const note = seq % 1_000 === 0 ? rareWord : `call ${seq}`
    const body = Buffer.from(
      JSON.stringify({
        data: { call_id: Number(callId), from_number: from, note },
        type: 'telephony.incoming',
      }),
    )
    const receivedAt = new Date(firstAt + seq * 1_000).toISOString()
    yield {
      summary: {
        id: `sample-${seq}`,
        seq,
        connectionId,
        platform: 'thunderphone',
        eventType: 'telephony.incoming',
        callId,
        from,
        to: '+15551234567',
        receivedAt,
        timing: { localMs: (seq * 7) % 900, limitMs: 2_000, phases: { receive: 1, handle: (seq * 7) % 890 } },
        size: body.length,
        ...fateOf(seq),
      },
      request: {
        method: 'POST',
        path: '/h/x',
        headers: [['Content-Type', 'application/json']],
        body,
        truncated: false,
      },
      response: { headers: [], body: Buffer.from('{}') },
      dedupeKey: null,
    }
  }
}
