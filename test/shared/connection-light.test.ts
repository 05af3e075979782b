import { describe, expect, it } from 'vitest'
import { connectionLight, lightIsTimed } from '../../shared/connection-light.ts'
import type { ProblemInfo } from '../../shared/problem.ts'
import { ConnectionState, type EndpointState } from '../../shared/state.ts'
import { TunnelPhase, type TunnelState, TunnelTrouble } from '../../shared/tunnel.ts'

const since = Date.parse('2026-03-01T12:00:00.000Z')
const url = 'https://k3v9.loca.lt/h/3f9c'

interface Change extends Partial<Omit<ConnectionState, 'tunnel' | 'endpoint'>> {
  readonly tunnel?: Partial<TunnelState>
  readonly endpoint?: Partial<EndpointState> | null
}

const connection = ({ tunnel, endpoint, ...change }: Change = {}): ConnectionState => ({
  id: 'thunderphone',
  platform: 'thunderphone',
  name: 'ThunderPhone',
  colour: 'blue',
  privacy: 'all',
  mode: 'account',
  status: 'live',
  problem: null,
  publicUrl: url,
  receiverUrl: 'http://127.0.0.1:4000/h/3f9c',
  endpointId: '12',
  endpoint: endpoint === null ? null : { status: 'active', url, changing: false, problem: null, ...endpoint },
  events: ['telephony.incoming'],
  tunnel: {
    provider: 'localtunnel',
    host: null,
    traits: {
      stableUrl: 'asked',
      maxInFlight: 10,
      encryptedToServer: false,
      needsAccount: false,
      minProbeEveryMs: 10_000,
    },
    phase: 'up',
    trouble: null,
    since: new Date(since).toISOString(),
    estimateMs: 38,
    errorMs: 9,
    ...tunnel,
  },
  apiUrl: 'https://api.thunderphone.com/v1',
  apiKeySet: true,
  forwardTo: null,
  forwardInsecure: false,
  handlerAnswers: null,
  deadline: { marginMs: 150, answerId: null },
  callers: null,
  handlerSecretSet: false,
  handlerProblem: null,
  answerId: 'vip',
  onlyNumbers: [],
  ...change,
})

const refused: ProblemInfo = {
  code: 'api-refused',
  detail: { platform: 'ThunderPhone', call: 'PATCH /v1/x', status: '422', reason: 'no such URL' },
}
const conflict: ProblemInfo = {
  code: 'endpoint-conflict',
  detail: { platform: 'ThunderPhone', others: 'Hookswitch on anna', free: 'telephony.complete' },
}
const gone = { phase: 'reopening', trouble: 'unreachable' } as const

const table: [string, Change, number, tone: string, word: string, text: RegExp, deed: string | null][] = [
  ['off', { status: 'off' }, 0, 'off', 'Off', /no call comes here/, 'connect'],
  [
    'off without a key',
    { status: 'off', apiKeySet: false },
    0,
    'off',
    'Off',
    /Not connected/,
    'show-connection',
  ],
  [
    'off by hand, which needs no key',
    { status: 'off', mode: 'manual', apiKeySet: false },
    0,
    'off',
    'Off',
    /Not connected/,
    'connect',
  ],
  [
    'off, with an endpoint that stayed behind',
    {
      status: 'off',
      problem: {
        code: 'endpoint-not-released',
        detail: { endpointId: '12', platform: 'ThunderPhone', reason: 'no network' },
      },
    },
    0,
    'warning',
    'Off',
    /12 is still registered/,
    'show-connection',
  ],
  [
    'asking the platform',
    { status: 'opening', endpoint: null, tunnel: { phase: 'closed' } },
    60,
    'busy',
    'Opening',
    /Asking ThunderPhone/,
    'disconnect',
  ],
  [
    'opening',
    { status: 'opening', endpoint: null, tunnel: { phase: 'opening' } },
    3,
    'busy',
    'Opening',
    /being opened/,
    'disconnect',
  ],
  [
    'opening slowly',
    { status: 'opening', endpoint: null, tunnel: { phase: 'opening' } },
    4,
    'warning',
    'Still opening',
    /no tunnel yet: nothing can be reached/,
    'disconnect',
  ],
  [
    'opening slowly, for a known reason',
    { status: 'opening', endpoint: null, tunnel: { phase: 'opening', trouble: 'silent' } },
    4,
    'warning',
    'Still opening',
    /no answer comes in time/,
    'disconnect',
  ],
  [
    'opening behind a reminder page',
    { status: 'opening', endpoint: null, tunnel: { phase: 'opening', trouble: 'reminder-page' } },
    1,
    'warning',
    'Reminder page',
    /page for browsers/,
    'disconnect',
  ],
  [
    'registering',
    { status: 'opening', endpoint: null },
    1,
    'busy',
    'Registering',
    /told its URL/,
    'disconnect',
  ],
  [
    'up but not registered',
    { status: 'opening', endpoint: null },
    4,
    'warning',
    'Not registered',
    /no endpoint yet/,
    'disconnect',
  ],
  [
    'up, with nothing to register',
    { status: 'opening', endpoint: null, mode: 'manual' },
    4,
    'busy',
    'Opening',
    /the rest follows/,
    'disconnect',
  ],
  ['live', {}, 0, 'good', 'Live', /^Calls are answered from here\.$/, null],
  ['live by hand', { mode: 'manual', endpoint: null }, 0, 'good', 'Live', /answered from here/, null],
  [
    'live for one number',
    { onlyNumbers: ['+1'] },
    0,
    'good',
    'Live',
    /Calls of one number .* others get their own agent/,
    null,
  ],
  ['live for two numbers', { onlyNumbers: ['+1', 'web'] }, 0, 'good', 'Live', /Calls of 2 numbers/, null],
  [
    'live with something odd',
    { problem: { code: 'watchdog-missing', detail: { reason: 'EPERM' } } },
    0,
    'warning',
    'Live',
    /watchdog/,
    null,
  ],
  [
    'live without an endpoint',
    { endpoint: null },
    0,
    'bad',
    'Not registered',
    /no endpoint: no call/,
    'connect',
  ],
  [
    'paused',
    { status: 'paused', endpoint: { status: 'disabled' } },
    0,
    'off',
    'Paused',
    /own agent/,
    'resume',
  ],
  [
    'paused by hand',
    { status: 'paused', mode: 'manual', endpoint: null },
    0,
    'off',
    'Paused',
    /own agent/,
    'resume',
  ],
  [
    'paused before the platform took it',
    { status: 'paused', endpoint: { changing: true } },
    0,
    'busy',
    'Pausing',
    /is told/,
    'resume',
  ],
  [
    'paused, which the platform refused',
    { status: 'paused', endpoint: { problem: refused } },
    0,
    'warning',
    'Paused',
    /422.*own agent/,
    'resume',
  ],
  [
    'paused while the tunnel is gone',
    { status: 'paused', endpoint: { status: 'disabled' }, tunnel: gone },
    60,
    'off',
    'Paused',
    /own agent/,
    'resume',
  ],
  [
    'PATCH refused, URL the same',
    { endpoint: { problem: refused } },
    0,
    'warning',
    'Not updated',
    /refused PATCH .*422: no such URL\.$/,
    'connect',
  ],
  [
    'PATCH refused, URL another',
    { endpoint: { problem: refused, url: 'https://old' } },
    0,
    'bad',
    'Not updated',
    /does not lead here/,
    'connect',
  ],
  [
    'PATCH refused, endpoint disabled',
    { endpoint: { problem: refused, url: 'https://old', status: 'disabled' } },
    0,
    'warning',
    'Not updated',
    /own agent/,
    'connect',
  ],
  [
    'URL changed',
    { endpoint: { url: 'https://old', changing: true } },
    0,
    'busy',
    'New URL',
    /calls go to the old one/,
    null,
  ],
  ['URL changed, not yet told', { endpoint: { url: 'https://old' } }, 0, 'busy', 'New URL', /new URL/, null],
  [
    'URL changed while disabled',
    { endpoint: { url: 'https://old', changing: true, status: 'disabled' } },
    0,
    'busy',
    'New URL',
    /own agent/,
    null,
  ],
  ['proving', { endpoint: { changing: true } }, 0, 'busy', 'Proving', /probe through its URL/, 'probe'],
  [
    'enabling',
    { endpoint: { changing: true, status: 'disabled' } },
    0,
    'busy',
    'Enabling',
    /own agent/,
    null,
  ],
  ['disabled', { endpoint: { status: 'disabled' } }, 0, 'warning', 'Disabled', /own agent/, 'probe'],
  [
    'suspect',
    { tunnel: { phase: 'suspect', trouble: 'silent' } },
    0,
    'warning',
    'Suspect',
    /no answer comes in time\. The next one decides/,
    'probe',
  ],
  [
    'suspect for no known reason',
    { tunnel: { phase: 'suspect' } },
    0,
    'warning',
    'Suspect',
    /no answer/,
    'probe',
  ],
  ['reopening', { tunnel: gone }, 9, 'warning', 'Reopening', /nothing can be reached.*after 10 s/, 'probe'],
  ['reopening for ten seconds', { tunnel: gone }, 10, 'warning', 'Reopening', /is being disabled/, 'probe'],
  [
    'reopening, endpoint disabled',
    { tunnel: gone, endpoint: { status: 'disabled' } },
    60,
    'warning',
    'Reopening',
    /until then callers get their own agent/,
    'probe',
  ],
  [
    'reopening, endpoint not to be disabled',
    { tunnel: gone, endpoint: { problem: refused } },
    60,
    'bad',
    'Reopening',
    /in vain/,
    'probe',
  ],
  [
    'reopening by hand',
    { tunnel: gone, mode: 'manual', endpoint: null },
    60,
    'bad',
    'Reopening',
    /in vain until it is back/,
    'probe',
  ],
  [
    'name lost',
    { tunnel: { phase: 'reopening', trouble: 'name-lost' } },
    0,
    'warning',
    'Reopening',
    /does not know the name/,
    'probe',
  ],
  [
    'reminder page',
    { tunnel: { phase: 'suspect', trouble: 'reminder-page' } },
    0,
    'warning',
    'Reminder page',
    /page for browsers/,
    'show-connection',
  ],
  ['busy', { tunnel: { trouble: 'busy' } }, 0, 'warning', 'Busy', /fewer requests/, 'show-connection'],
  [
    "somebody else's page",
    { tunnel: { phase: 'suspect', trouble: 'somebody-else' } },
    0,
    'bad',
    'Not ours',
    /another URL/,
    'probe',
  ],
  [
    "somebody else's page, endpoint disabled",
    { tunnel: { phase: 'reopening', trouble: 'somebody-else' }, endpoint: { status: 'disabled' } },
    0,
    'warning',
    'Not ours',
    /no call goes there/,
    'probe',
  ],
  [
    'tunnel failed',
    { tunnel: { phase: 'failed', trouble: 'refused' } },
    0,
    'bad',
    'Failed',
    /for good: the tunnel server refused/,
    'show-connection',
  ],
  [
    'handler down',
    { forwardTo: 'http://localhost:3000', handlerProblem: 'nothing listens there' },
    0,
    'warning',
    'Handler down',
    /nothing listens there.*answered without it/,
    'show-handler',
  ],
  [
    'handler down that is not asked any more',
    { handlerProblem: 'nothing listens there' },
    0,
    'good',
    'Live',
    /answered/,
    null,
  ],
  ['failed', { status: 'failed', problem: refused }, 0, 'bad', 'Failed', /422/, 'connect'],
  ['failed for no known reason', { status: 'failed' }, 0, 'bad', 'Failed', /could not be opened/, 'connect'],
  [
    'failed for a key',
    { status: 'failed', problem: { code: 'api-key-refused', detail: {} } },
    0,
    'bad',
    'Failed',
    /API key/,
    'show-connection',
  ],
  [
    'a conflict',
    { status: 'failed', problem: conflict },
    0,
    'warning',
    'Undecided',
    /Hookswitch on anna/,
    'show-connection',
  ],
  ['closing', { status: 'closing' }, 0, 'busy', 'Closing', /removed first/, null],
]

describe('the light of a connection', () => {
  it.each(table)('%s', (_name, change, seconds, tone, word, text, deed) => {
    const light = connectionLight(connection(change), since + seconds * 1_000)
    expect(light).toMatchObject({ tone, word })
    expect(light.text).toMatch(text)
    expect(light.action?.do ?? null).toBe(deed)
  })

  it.each([
    ['gone', 'bad', 'Deleted', 'connect'],
    ['disabled', 'bad', 'Disabled there', 'connect'],
    ['failing', 'warning', 'Failing', 'connect'],
    ['active', 'good', 'Live', null],
    ['unknown', 'good', 'Live', null],
  ] as const)('tells what the platform says of the endpoint: %s', (status, tone, word, deed) => {
    const at = { status, askedAt: '2026-03-01T12:00:00.000Z' }
    const light = connectionLight(connection({}), since, at)
    expect([light.tone, light.word, light.action?.do ?? null]).toEqual([tone, word, deed])
    expect(light.text).toMatch(/^[A-Z].{10,140}\.$/)
    // What we know ourselves comes first.
    const disabled = connection({ endpoint: { status: 'disabled' } })
    expect(connectionLight(disabled, since, at).word).toBe('Disabled')
  })

  it('is one short word and one sentence in every state that can be told', () => {
    const troubles = [null, ...TunnelTrouble.options]
    const endpoints = [null, {}, { status: 'disabled' }, { changing: true }, { url: 'https://old' }] as const
    for (const status of ConnectionState.shape.status.options)
      for (const phase of TunnelPhase.options)
        for (const trouble of troubles)
          for (const endpoint of endpoints) {
            const state = connection({ status, endpoint, tunnel: { phase, trouble } })
            for (const seconds of [0, 5, 20]) {
              const light = connectionLight(state, since + seconds * 1_000)
              expect(light.word).toMatch(/^[A-Z][a-z]+( [a-z]+| URL)?$/)
              expect(light.text).toMatch(/^[A-Z].{10,140}\.$/)
            }
          }
  })

  it('is green only with a tunnel that is up and an active endpoint under its very URL', () => {
    const greens = ConnectionState.shape.status.options.flatMap(status =>
      TunnelPhase.options.flatMap(phase =>
        [false, true].flatMap(changing =>
          (['active', 'disabled'] as const).flatMap(endpointStatus =>
            [url, 'https://old'].flatMap(endpointUrl => {
              const endpoint = { changing, status: endpointStatus, url: endpointUrl }
              const state = connection({ status, tunnel: { phase }, endpoint })
              return connectionLight(state, since).tone === 'good'
                ? [`${status} ${phase} ${changing} ${endpointStatus} ${endpointUrl}`]
                : []
            }),
          ),
        ),
      ),
    )
    expect(greens).toEqual([`live up false active ${url}`])
  })

  it('changes by time alone only while something is opened', () => {
    expect(lightIsTimed(connection({ status: 'opening' }))).toBe(true)
    expect(lightIsTimed(connection({ tunnel: { phase: 'reopening' } }))).toBe(true)
    expect(lightIsTimed(connection())).toBe(false)
    expect(lightIsTimed(connection({ status: 'paused', tunnel: { phase: 'reopening' } }))).toBe(false)
  })
})
