import { createHash } from 'node:crypto'
import { type Fixture, fixtureFormat, fixtureVersion } from '../../shared/fixture.ts'
import { fixtureSecret } from '../../shared/fixture-secret.ts'
import { incoming, signatureOf } from './sender.ts'

interface Wanted {
  readonly id?: string
  readonly body?: Buffer
  readonly eventType?: string | null
  readonly expect?: Fixture['expect']
  readonly capturedAt?: string
  readonly query?: string
  readonly path?: string
}

/** A good fixture of an incoming call, made here and not by the product. */
export const sentFixture = ({
  id = 'sample',
  body = incoming(7),
  eventType = 'telephony.incoming',
  expect = { status: 200, maxMs: 2_000 },
  capturedAt = '2026-11-21T10:00:00.000Z',
  query = '',
  path = '',
}: Wanted = {}): Fixture => ({
  format: fixtureFormat,
  version: fixtureVersion,
  id,
  platform: 'thunderphone',
  eventType,
  capturedAt,
  request: {
    method: 'POST',
    path,
    query,
    headers: [
      ['Content-Type', 'application/json'],
      ['X-ThunderPhone-Signature', signatureOf(body, fixtureSecret)],
      ['X-Twice', 'one'],
      ['x-twice', 'two'],
    ],
    bodyBase64: body.toString('base64'),
    bodyText: body.toString(),
    sha256: createHash('sha256').update(body).digest('hex'),
  },
  signature: { scheme: 'thunderphone', signedWith: 'fixture' },
  response: {
    status: 200,
    headers: [['Content-Type', 'application/json']],
    body: '{}',
    source: 'default',
    revision: null,
  },
  timing: { localMs: 4, limitMs: 2_000 },
  verdict: { result: 'fallback', reason: 'empty', certainty: 'documented', text: 'Its own agent.' },
  redactions: [],
  expect,
})
