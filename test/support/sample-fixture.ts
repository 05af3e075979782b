import { createHash } from 'node:crypto'
import { platformAdapter } from '../../core/platforms/registry.ts'
import type { Fixture } from '../../shared/fixture.ts'
import { fixtureSecret } from '../../shared/fixture-secret.ts'

/** A good fixture of these bytes, signed with the published fixture secret. */
export const sampleFixture = (
  body:
    | string
    | Buffer = '{"data":{"call_id":7,"from_number":"+15550100","to_number":"+15550101"},"type":"telephony.incoming"}',
  change: { id?: string; request?: Partial<Fixture['request']>; capturedAt?: string } = {},
): Fixture => {
  const bytes = Buffer.from(body)
  const text = bytes.toString('utf8')
  return {
    format: 'hookswitch-fixture',
    version: 1,
    id: change.id ?? 'a1b2c3',
    platform: 'thunderphone',
    eventType: 'telephony.incoming',
    capturedAt: change.capturedAt ?? '2026-11-21T10:00:00.000Z',
    request: {
      method: 'POST',
      path: '',
      query: '',
      headers: [
        ['Content-Type', 'application/json'],
        [...platformAdapter('thunderphone').sign(bytes, fixtureSecret)],
      ],
      bodyBase64: bytes.toString('base64'),
      bodyText: Buffer.from(text).equals(bytes) ? text : null,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...change.request,
    },
    signature: { scheme: 'thunderphone', signedWith: 'fixture' },
    response: {
      status: 200,
      headers: [['Content-Type', 'application/json']],
      body: '{}',
      source: 'default',
      revision: 3,
    },
    timing: { localMs: 12.5, limitMs: 2000 },
    verdict: { result: 'fallback', reason: 'empty', certainty: 'documented', text: 'The answer is {}.' },
    redactions: [{ pointer: '/request/bodyText/data/from_number', kind: 'number' }],
    expect: { maxMs: 2000 },
  }
}
