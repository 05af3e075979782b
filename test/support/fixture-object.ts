import { createHash, createHmac } from 'node:crypto'
import type { Fixture } from '../../shared/fixture.ts'
import { fixtureSecret } from '../../shared/fixture-secret.ts'

/** A fixture as its file has it, of any body. */
export const fixtureObject = (
  body = '{"type":"telephony.incoming","data":{"call_id":7,"from_number":"+14155550100"}}',
): Fixture => ({
  format: 'hookswitch-fixture',
  version: 1,
  id: 'c-1',
  platform: 'thunderphone',
  eventType: 'telephony.incoming',
  capturedAt: '2026-03-01T12:00:00.000Z',
  request: {
    method: 'POST',
    path: '',
    query: '',
    headers: [
      ['Content-Type', 'application/json'],
      ['X-ThunderPhone-Signature', createHmac('sha256', fixtureSecret).update(body).digest('hex')],
    ],
    bodyBase64: Buffer.from(body).toString('base64'),
    bodyText: body,
    sha256: createHash('sha256').update(body).digest('hex'),
  },
  signature: { scheme: 'thunderphone', signedWith: 'fixture' },
  response: {
    status: 200,
    headers: [['content-type', 'application/json']],
    body: '{}',
    source: 'default',
    revision: null,
  },
  timing: { localMs: 12, limitMs: 2_000 },
  verdict: {
    result: 'fallback',
    reason: 'own-agent',
    certainty: 'documented',
    text: 'The assigned agent takes it.',
  },
  redactions: [],
  expect: { status: 200, maxMs: 2_000 },
})
