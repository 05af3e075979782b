import { describe, expect, it } from 'vitest'
import { noTunnel } from '../../../core/tunnel/still.ts'
import { applyEvents, type EngineView, viewOf } from '../../../electron/engine/engine-view.ts'
import { isNewlyWaiting, trayView } from '../../../electron/tray/tray-view.ts'
import { type AnswerState, plainContent } from '../../../shared/answer.ts'
import type { CaptureSummary } from '../../../shared/capture.ts'
import { firstPreferences } from '../../../shared/preferences.ts'
import type { ConnectionState } from '../../../shared/state.ts'
import { sampleCapture } from '../../renderer/sample-capture.ts'
import { sampleWaiting } from '../../support/sample-waiting.ts'

const connection = (change: Partial<ConnectionState> = {}): ConnectionState => ({
  id: 'practice',
  platform: 'thunderphone',
  name: 'ThunderPhone · practice line',
  colour: 'purple',
  privacy: 'all',
  mode: 'practice',
  status: 'live',
  problem: null,
  publicUrl: 'http://localhost:1/h/x',
  receiverUrl: 'http://127.0.0.1:1/h/x',
  endpointId: 'e-1',
  events: [],
  endpoint: { status: 'active', url: 'http://localhost:1/h/x', changing: false, problem: null },
  tunnel: {
    provider: 'none',
    host: null,
    traits: noTunnel.traits,
    phase: 'up',
    trouble: null,
    since: '2026-01-01T00:00:00.000Z',
    estimateMs: null,
    errorMs: null,
  },
  apiUrl: null,
  apiKeySet: false,
  forwardTo: null,
  handlerSecretSet: false,
  handlerProblem: null,
  forwardInsecure: false,
  handlerAnswers: null,
  answerId: 'a',
  deadline: { marginMs: 150, answerId: null },
  callers: null,
  onlyNumbers: [],
  ...change,
})
const account = (change: Partial<ConnectionState> = {}) =>
  connection({ id: 'thunderphone', name: 'ThunderPhone', mode: 'account', status: 'off', ...change })
const answer: AnswerState = {
  id: 'a',
  platform: 'thunderphone',
  kind: 'config',
  name: 'VIP concierge',
  pinned: false,
  file: null,
  revision: 7,
  ...plainContent('{}'),
  note: null,
  forced: false,
  swappedInAt: '2026-01-01T00:00:00.000Z',
  draft: null,
  firstCaptureId: null,
}
const view = (change: Partial<EngineView> = {}): EngineView => ({
  connections: [connection(), account()],
  answers: [answer],
  breakpoints: [],
  health: [],
  recent: [],
  ...change,
})
const call = (change: Partial<CaptureSummary> = {}) => sampleCapture(1, change)

describe('the tray', () => {
  it('speaks of what is live, with its answer and URL', () => {
    expect(trayView('ready', view())).toMatchObject({
      icon: 'live',
      status: 'Live: ThunderPhone · practice line',
      answer: 'VIP concierge · rev 7',
      publicUrl: 'http://localhost:1/h/x',
      pause: 'pause',
    })
  })

  it('speaks of an account before the practice line', () => {
    const both = view({ connections: [connection(), account({ status: 'live' })] })
    expect(trayView('ready', both).status).toBe('Live: ThunderPhone')
  })

  it.each([
    ['starting', 'idle', 'The engine starts', 'none'],
    ['given-up', 'problem', 'The engine does not run', 'none'],
    ['stopped', 'idle', 'Ending', 'none'],
  ] as const)('while the engine is %s, shows neither answer nor URL', (status, icon, words, pause) => {
    expect(trayView(status, view())).toMatchObject({
      icon,
      status: words,
      pause,
      answer: null,
      publicUrl: null,
    })
  })

  it.each([
    ['off', 'idle', 'Paused', 'resume'],
    ['paused', 'idle', 'Paused: ThunderPhone · practice line', 'resume'],
    ['opening', 'idle', 'Opening: ThunderPhone · practice line', 'none'],
    ['failed', 'problem', 'Failed: ThunderPhone · practice line', 'resume'],
  ] as const)('of a connection that is %s', (status, icon, words, pause) => {
    const shown = trayView('ready', view({ connections: [connection({ status, endpoint: null })] }))
    expect(shown).toMatchObject({ icon, status: words, pause, publicUrl: null })
  })

  it('shows a problem of a connection beside one that is live', () => {
    const shown = trayView('ready', view({ connections: [connection(), account({ status: 'failed' })] }))
    expect(shown).toMatchObject({ icon: 'problem', status: 'Live: ThunderPhone · practice line' })
  })

  it('shows that the platform has no endpoint of ours any more', () => {
    const counts = { duplicates: 0, retries: 0, outOfOrder: 0, unsigned: 0, floods: 0 }
    const atPlatform = { status: 'gone', askedAt: '2026-01-01T00:00:00.000Z' } as const
    const connections = [account({ status: 'live' })]
    const gone = view({ connections, health: [{ connectionId: 'thunderphone', ...counts, atPlatform }] })
    expect(trayView('ready', gone)).toMatchObject({ icon: 'problem', status: 'Deleted: ThunderPhone' })
    expect(trayView('ready', view({ connections }))).toMatchObject({ icon: 'live' })
  })

  it('shows captured text as one short line, whatever is in it', () => {
    const from = `evil\n\u202e${'x'.repeat(100)}`
    const [line] = trayView('ready', view({ recent: [call({ from })] })).calls
    expect(line).toMatch(/^\d\d:\d\d:\d\d {2}evil x{20,}… {2}used$/)
  })

  it('says of an answer that the app sent in time that it was the deadline', () => {
    const late = call({ outcome: { source: 'deadline', status: 200 } })
    expect(trayView('ready', view({ recent: [late] })).calls[0]).toMatch(/deadline$/)
  })
})

describe('the last calls', () => {
  const snapshot = (captures: CaptureSummary[]) =>
    viewOf({
      version: '0',
      dataFolder: '/data',
      connections: [],
      answers: [],
      rules: [],
      breakpoints: [],
      captures,
      moreCaptures: false,
      counts: { captures: 0, deadline: 0, rejected: 0, unsigned: 0 },
      preferences: firstPreferences,
      health: [],
      drift: [],
      importOffer: null,
    })
  const seqs = (of: EngineView) => of.recent.map(capture => capture.seq)

  it('are the three newest that a caller waited for, in order, each once', () => {
    const start = snapshot([
      sampleCapture(5),
      sampleCapture(4, { eventType: 'telephony.complete' }),
      sampleCapture(3),
      sampleCapture(2),
      sampleCapture(1),
    ])
    expect(seqs(start)).toEqual([5, 3, 2])
    const events = [
      sampleCapture(7),
      sampleCapture(6),
      sampleCapture(7),
      sampleCapture(8, { eventType: null }),
    ]
    const after = applyEvents(
      start,
      events.map(payload => ({ name: 'capture' as const, payload })),
    )
    expect(seqs(after)).toEqual([7, 6, 5])
  })
})

describe('a call that waits at a breakpoint', () => {
  const at = (connectionId: string, ...waiting: ReturnType<typeof sampleWaiting>[]) => ({
    connectionId,
    armed: 'next' as const,
    waiting,
  })
  const pinned = { ...answer, id: 'own', name: 'Your own\u202e agent', pinned: true, revision: 2 }

  it('is what the status says, with all that it can get', () => {
    const shown = trayView(
      'ready',
      view({
        answers: [answer, pinned],
        breakpoints: [at('practice', sampleWaiting(1, { canForward: true }))],
      }),
    )
    expect(shown.status).toBe('Waits at the breakpoint: +1 415 555 0199')
    expect(shown.waiting).toEqual([
      {
        connectionId: 'practice',
        waitingId: 'w-1',
        caller: '+1 415 555 0199',
        candidate: 'VIP concierge, rev 7',
        pinned: [{ answerId: 'own', name: 'Your own agent, rev 2' }],
        canForward: true,
      },
    ])
    expect(shown.breakpoint).toEqual({ connectionId: 'practice', armed: 'next' })
  })

  it('is counted with those of other connections, and the first that came stands in front', () => {
    const breakpoints = [at('thunderphone', sampleWaiting(2)), at('practice', sampleWaiting(1))]
    const shown = trayView('ready', view({ breakpoints }))
    expect(shown.status).toBe('2 calls wait at the breakpoint')
    expect(shown.waiting.map(w => w.connectionId)).toEqual(['practice', 'thunderphone'])
  })

  it('is not shown of an engine that is gone, nor is there anything to arm', () => {
    const shown = trayView('given-up', view({ breakpoints: [at('practice', sampleWaiting(1))] }))
    expect(shown).toMatchObject({ waiting: [], breakpoint: null, status: 'The engine does not run' })
  })

  it('is drawn at once when it is new, and only then', () => {
    const waitingAt = (...calls: ReturnType<typeof sampleWaiting>[]) =>
      trayView('ready', view({ breakpoints: [at('practice', ...calls)] })).waiting
    const one = waitingAt(sampleWaiting(1))
    expect(isNewlyWaiting([], one)).toBe(true)
    expect(isNewlyWaiting(one, waitingAt(sampleWaiting(1), sampleWaiting(2)))).toBe(true)
    expect(isNewlyWaiting(one, one)).toBe(false)
    expect(isNewlyWaiting(one, [])).toBe(false)
  })
})
