import { expect, it } from 'vitest'
import { firstSending, type ReplayForm } from '../../renderer/replay/replay-form.ts'
import { switchReplays, takeReplays, useReplays, writeForm } from '../../renderer/replay/replay-store.ts'
import type { ReplayState } from '../../shared/replay.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

it('what was written and what came of replays is out of sight as soon as masking is on', () => {
  const state: ReplayState = {
    id: 'run',
    status: 'done',
    target: { kind: 'engine' },
    changed: [],
    total: 1,
    sent: 1,
    failed: 0,
    results: [
      {
        of: 'a',
        captureId: 'b',
        status: 200,
        tookMs: 3,
        headers: [['X-Caller', '+14155550199']],
        bodyBase64: base64('{"from_number":"+14155550199"}'),
        bodyCut: false,
        verdict: null,
        problem: null,
      },
    ],
  }
  const form: ReplayForm = {
    ...firstSending,
    path: '?from=+14155550199',
    headers: '',
    body: '{"from_number":"+14155550199"}',
    asPlatform: false,
  }
  takeReplays([{ name: 'replay', payload: state }])
  writeForm('a', form)

  switchReplays(true)
  const { forms, runs } = useReplays.getState()
  const kept = [...(runs.run?.state.results ?? []), ...(runs.run?.byCapture.values() ?? [])]
  expect(forms).toEqual({})
  expect(kept).toHaveLength(2)
  for (const { bodyBase64, headers } of kept) {
    expect(Buffer.from(bodyBase64, 'base64').toString()).toContain('••99')
    expect(JSON.stringify(headers)).not.toContain('4155550199')
  }

  switchReplays(false)
  expect(useReplays.getState().forms.a).toEqual(form)
})
