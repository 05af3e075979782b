import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { callPoint } from '../../../core/rules/share-hash.ts'
import { bundleScript } from '../../support/bundle-script.ts'
import { ask, compiled, facts } from './facts.ts'

const arm = (percent: number, more: object = {}) => ({
  when: [{ match: 'share', experiment: 'greeting', percent }],
  ...more,
})
const calls = 10_000
/** Call ids as platforms make them: one after the other, with gaps, and random ones. */
const idSets: Readonly<Record<string, (i: number) => string>> = {
  'numbers in a row': i => String(1 + i),
  'large numbers in a row': i => String(884_200_000 + i),
  'every seventh number': i => String(100_000 + i * 7),
  'even numbers': i => String(i * 2),
  'numbers that end in 00': i => String(i * 100),
  'hexadecimal ids': i => `call_${createHash('sha256').update(`id ${i}`).digest('hex').slice(0, 24)}`,
}

describe.each([[[50, 50]], [[10, 90]], [[33, 33, 34]]])('shares of %j', wanted => {
  it.each(Object.entries(idSets))('are met within 1 % by 10,000 %s', (_, idOf) => {
    const rules = compiled(...wanted.map(percent => arm(percent)))
    const got = wanted.map(() => 0)
    for (let i = 0; i < calls; i++) {
      const at = Number(
        rules
          .run(facts({ callId: idOf(i) }), true)
          .next()
          ?.id.slice(1),
      )
      got[at] = (got[at] ?? 0) + 1
    }
    for (const [i, percent] of wanted.entries())
      expect(Math.abs((got[i] ?? 0) / calls - percent / 100)).toBeLessThan(0.01)
  })
})

describe('a share', () => {
  it('is the same in another process, and for good', async () => {
    const script = await bundleScript(new URL('../../support/print-arms.ts', import.meta.url))
    const other = spawnSync(process.execPath, [script, String(calls)], { encoding: 'utf8', maxBuffer: 1e8 })
    const rules = compiled(arm(30), arm(70))
    const here = Array.from(
      { length: calls },
      (_, i) => rules.run(facts({ callId: String(i) }), true).next()?.id,
    )
    // Not toEqual: nobody reads 10,000 lines of differences.
    expect(other.stdout.trim() === here.join(' '), other.stderr).toBe(true)
    // Callers would change their arm with a version that says otherwise.
    expect(['1', '4711', 'call_ü'].map(id => callPoint('greeting', id).toFixed(6))).toEqual([
      '99.709962',
      '99.784057',
      '2.143951',
    ])
  })

  it('is off by no more than chance would have it, whatever the name of the experiment', () => {
    const names = Array.from({ length: 60 }, (_, i) => `experiment ${i}`)
    const off = names.map(name => {
      let first = 0
      for (let i = 0; i < calls; i++) if (callPoint(name, String(884_200_000 + i)) < 50) first++
      return (first - calls / 2) / Math.sqrt(calls / 4)
    })
    const deviation = Math.sqrt(off.reduce((sum, z) => sum + z * z, 0) / off.length)
    expect(deviation).toBeGreaterThan(0.7)
    expect(deviation).toBeLessThan(1.3)
  })

  it('of one experiment says nothing of the share of another', () => {
    const both = Array.from({ length: calls }, (_, i) => String(i)).filter(
      id => callPoint('greeting', id) < 50 && callPoint('voice', id) < 50,
    )
    expect(Math.abs(both.length / calls - 0.25)).toBeLessThan(0.01)
  })

  it('stays where it is when a rule before it is switched off', () => {
    const on = compiled(arm(30), arm(30), arm(40))
    const off = compiled(arm(30, { on: false }), arm(30), arm(40))
    for (let i = 0; i < 500; i++) {
      const call = facts({ callId: String(i) })
      const before = on.run(call, true).next()?.id
      expect(off.run(call, true).next()?.id).toBe(before === 'r0' ? undefined : before)
    }
  })

  it('leaves no gap where parts come to 100 % by a hair', () => {
    const rules = compiled(arm(33.3), arm(33.3), arm(33.4))
    for (let i = 0; i < calls; i++)
      expect(rules.run(facts({ callId: String(i) }), true).next()).not.toBeNull()
  })

  it('explains itself', () => {
    const point = callPoint('greeting', '4711')
    const said = `the call stands at ${Number(point.toFixed(2))} % of the experiment “greeting”`
    expect(ask([{ match: 'share', experiment: 'greeting', percent: 100 }])).toMatchObject({
      took: true,
      why: `${said}, within 0–100 %`,
    })
    expect(ask([{ match: 'share', experiment: 'greeting', percent: point / 2 }])).toMatchObject({
      took: false,
      why: `${said}, outside 0–${Number((point / 2).toFixed(4))} %`,
    })
  })

  it('takes no call without an id', () => {
    expect(ask([{ match: 'share', experiment: 'greeting', percent: 100 }], { callId: null })).toEqual({
      took: false,
      result: 'passed',
      why: 'it has no call id, so that it has no place in the experiment “greeting”',
    })
  })
})
