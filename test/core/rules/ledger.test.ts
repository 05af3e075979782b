import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Capture } from '../../../core/captures/capture-row.ts'
import { openCaptures } from '../../../core/captures/database.ts'
import { insertCaptures } from '../../../core/captures/insert-captures.ts'
import type { Grade } from '../../../core/platforms/adapter.ts'
import { ledgerOf } from '../../../core/rules/ledger.ts'
import { readRuleRecords } from '../../../core/rules/rule-records.ts'
import { platformFacts } from '../../../shared/platforms/registry.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { sampleCapture, sampleSummary } from '../captures/sample-capture.ts'
import { rulesOf } from './facts.ts'

const arm = (id: string, percent: number, experiment = 'greeting') => ({
  id,
  name: id.toUpperCase(),
  when: [{ match: 'share', experiment, percent }],
})
const rules = rulesOf(arm('a', 30), { id: 'vip', when: [] }, arm('b', 70), arm('c', 100, 'voice'))

const openLedger = () => {
  const database = openCaptures(join(tempFolder(), 'captures.sqlite'))
  const records = readRuleRecords(database)
  const inserter = insertCaptures(database)
  let seq = 0
  const write = (captures: readonly Omit<Capture, 'request' | 'response'>[]) =>
    inserter.insert(captures.map(c => ({ ...sampleCapture(1), ...c })))
  const summary = (callId: string | null, more: Parameters<typeof sampleSummary>[1] = {}) =>
    sampleSummary(++seq, { connectionId: 'practice', eventType: 'telephony.incoming', callId, ...more })
  return {
    database,
    /** A call that a rule answered. */
    call: (
      callId: string | null,
      ruleId: string,
      localMs = 10,
      more: Parameters<typeof sampleSummary>[1] = {},
    ) => {
      const base = sampleSummary(1)
      write([
        {
          summary: summary(callId, {
            outcome: { source: 'rule', status: 200, ruleId },
            timing: { ...base.timing, localMs },
            ...more,
          }),
          dedupeKey: null,
        },
      ])
    },
    grade: (
      callId: string,
      grade: Grade,
      more: Partial<Capture> = {},
      some: Parameters<typeof sampleSummary>[1] = {},
    ) =>
      write([
        { summary: summary(callId, { eventType: 'call.graded', ...some }), dedupeKey: null, grade, ...more },
      ]),
    arms: async () => {
      const experiments = await ledgerOf('practice', rules, platformFacts('thunderphone'), records)
      return Object.fromEntries(experiments.flatMap(e => e.arms.map(a => [a.ruleId, a])))
    },
    experiments: () => ledgerOf('practice', rules, platformFacts('thunderphone'), records),
  }
}
const verdict = (result: 'used' | 'fallback' | 'rejected' | 'at-risk') => ({
  verdict: { result, reason: 'x', certainty: 'documented' as const, text: 'x' },
})

describe('the A/B ledger', () => {
  it('has the experiments with their arms in the order of the rules, also before any call', async () => {
    const { experiments } = openLedger()
    const nothing = { calls: 0, fallbacks: 0, medianMs: null, grades: [] }
    expect(await experiments()).toEqual([
      {
        name: 'greeting',
        arms: [
          { ruleId: 'a', name: 'A', percent: 30, ...nothing },
          { ruleId: 'b', name: 'B', percent: 70, ...nothing },
        ],
      },
      { name: 'voice', arms: [{ ruleId: 'c', name: 'C', percent: 100, ...nothing }] },
    ])
  })

  it('counts different calls and those that fell back, and takes the median time', async () => {
    const { call, arms } = openLedger()
    call('1', 'a', 10, verdict('used'))
    call('1', 'a', 20, verdict('used'))
    call('2', 'a', 90, verdict('fallback'))
    call('2', 'a', 40, verdict('rejected'))
    call('3', 'a', 30, { outcome: { source: 'deadline', status: 200, ruleId: 'a' } })
    call('4', 'b', 7, verdict('at-risk'))
    call('5', 'b', 9, verdict('used'))
    const { a, b } = await arms()
    expect(a).toMatchObject({ calls: 3, fallbacks: 2, medianMs: 30 })
    expect(b).toMatchObject({ calls: 2, fallbacks: 0, medianMs: 8 })
  })

  it('leaves out duplicates, replays, other events, other connections and what has no call', async () => {
    const { call, arms } = openLedger()
    call('1', 'a', 10, { duplicateOf: 'c0' })
    call('2', 'a', 10, { replayOf: 'c0' })
    call('3', 'a', 10, { eventType: 'telephony.complete' })
    call('4', 'a', 10, { eventType: 'tool.call' })
    call('5', 'a', 10, { connectionId: 'thunderphone' })
    call(null, 'a')
    call('6', 'vip')
    expect((await arms()).a).toMatchObject({ calls: 0, medianMs: null })
  })

  it('never mixes the scales or the sources of grades', async () => {
    const { call, grade, arms } = openLedger()
    for (const id of ['1', '2', '3', '4']) call(id, 'a')
    call('9', 'b')
    grade('1', { source: 'complete', value: 0.5 })
    grade('2', { source: 'complete', value: 1 })
    grade('1', { source: 'graded', value: 90 })
    grade('2', { source: 'graded', value: 70 })
    grade('7', { source: 'graded', value: 1 })
    const { a, b } = await arms()
    expect(a?.grades).toEqual([
      { source: 'complete', scale: '0-1', mean: 0.75, calls: 2 },
      { source: 'graded', scale: '0-100', mean: 80, calls: 2 },
    ])
    expect(b?.grades).toEqual([])
  })

  it('counts 0 and 1 on the scale that their source has in any arm', async () => {
    const { call, grade, arms } = openLedger()
    for (const id of ['1', '2', '3']) call(id, 'a')
    for (const id of ['4', '5']) call(id, 'b')
    grade('1', { source: 'graded', value: 0 })
    grade('2', { source: 'graded', value: 1 })
    grade('3', { source: 'graded', value: 0.5 })
    grade('4', { source: 'graded', value: 90 })
    grade('5', { source: 'complete', value: 1 })
    // Graded again: that it was above 1 before still tells the scale.
    grade('4', { source: 'graded', value: 0 })
    const { a, b } = await arms()
    expect(a?.grades).toEqual([{ source: 'graded', scale: '0-100', mean: 0.5, calls: 3 }])
    expect(b?.grades).toEqual([
      { source: 'complete', scale: '0-1', mean: 1, calls: 1 },
      { source: 'graded', scale: '0-100', mean: 0, calls: 1 },
    ])
  })

  it('counts the last of two grades of one call', async () => {
    const { call, grade, arms } = openLedger()
    call('1', 'a')
    grade('1', { source: 'graded', value: 20 })
    grade('1', { source: 'graded', value: 60 })
    expect((await arms()).a?.grades).toEqual([{ source: 'graded', scale: '0-100', mean: 60, calls: 1 }])
  })

  it('takes grades that the platform itself sent, once, and of this connection', async () => {
    const { call, grade, arms } = openLedger()
    const one: Grade = { source: 'graded', value: 50 }
    for (const id of ['1', '2', '3', '4']) call(id, 'a')
    grade('1', one, {}, { signature: { status: 'failed' } })
    grade('2', one, {}, { outcome: { source: 'default', status: 200, passedOver: 'number' } })
    grade('3', one, {}, { connectionId: 'thunderphone' })
    grade('4', one, { dedupeKey: 'k' })
    grade('4', { ...one, value: 70 }, { dedupeKey: 'k' })
    expect((await arms()).a?.grades).toEqual([{ source: 'graded', scale: '0-100', mean: 50, calls: 1 }])
  })

  it('reads more calls than fit into one piece', async () => {
    const { database, call, grade, arms } = openLedger()
    database.exec('PRAGMA synchronous = OFF')
    for (let i = 0; i < 2_345; i++) call(String(i), i % 2 === 0 ? 'a' : 'b', i)
    for (let i = 0; i < 1_200; i++) grade(String(i), { source: 'graded', value: 40 + (i % 2) * 20 })
    const { a, b } = await arms()
    expect(a).toMatchObject({ calls: 1_173, medianMs: 1_172, grades: [{ mean: 40, calls: 600 }] })
    expect(b).toMatchObject({ calls: 1_172, medianMs: 1_172, grades: [{ mean: 60, calls: 600 }] })
  })
})
