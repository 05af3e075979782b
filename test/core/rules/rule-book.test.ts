import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RuleSet } from '../../../core/rules/rule-set.ts'
import { readRulesFile } from '../../../shared/rules/rules-file.ts'
import { facts, rulesOf } from './facts.ts'
import { openBook, openBookAt } from './open-book.ts'

const give = (answer: string) => ({ action: { do: 'answer', answer } })
const first = (set: RuleSet, count = true): string | undefined => set.run(facts(), count).next()?.id
const refusal = (place: string, reason: RegExp) =>
  expect.objectContaining({ code: 'rules-invalid', detail: { place, reason: expect.stringMatching(reason) } })

describe('the rules of a connection', () => {
  it('are in force as soon as they are saved, whole, and everybody is told', () => {
    const { book, told } = openBook()
    const before = book.of('practice')
    expect([before.rules, first(before), book.list()]).toEqual([[], undefined, []])
    const rules = rulesOf(give('VIP'), give('Night'))
    book.save('practice', rules)
    expect(told).toEqual([{ connectionId: 'practice', rules, file: null, problem: null }])
    expect(book.list()).toEqual(told)
    expect([first(book.of('practice')), first(before), first(book.of('thunderphone'))]).toEqual([
      'r0',
      undefined,
      undefined,
    ])
  })

  it('are there again after a restart', async () => {
    const { book, folder, close } = openBook()
    const rules = rulesOf(
      { ...give('VIP'), name: 'Größe 😀', when: [{ match: 'body', path: 'x', is: [1, true, null, 'ü\0'] }] },
      { ...give('Night'), on: false, when: [{ match: 'time', from: '22:00', until: '06:00' }] },
      { action: { do: 'forward', to: 'http://localhost:3000/x' } },
      { action: { do: 'breakpoint' } },
    )
    book.save('practice', rules)
    book.save('thunderphone', rulesOf())
    await close()
    const again = openBookAt(folder)
    expect(again.book.of('practice').rules).toEqual(rules)
    expect(again.book.list().map(s => s.connectionId)).toEqual(['practice', 'thunderphone'])
    expect([again.problems, again.told]).toEqual([[], []])
  })

  it.each([
    [
      'an answer that there is not',
      [give('VIP'), give('VPI')],
      'rules[1].action.answer',
      /^there is no answer “VPI”, perhaps “VIP”$/,
    ],
    [
      'an answer that nothing is near to',
      [give('Zzzzzz')],
      'rules[0].action.answer',
      /^there is no answer “Zzzzzz”$/,
    ],
    [
      'a breakpoint’s candidate that there is not',
      [{ action: { do: 'breakpoint', answer: 'Nihgt' } }],
      'rules[0].action.answer',
      /“Nihgt”, perhaps “Night”$/,
    ],
    [
      'the file of an answer',
      [{ action: { do: 'answer', file: 'x.json' } }],
      'rules[0].action.file',
      /only a rules file/,
    ],
  ])('are refused with %s, and those before stay', (_, bad, place, reason) => {
    const { book, told } = openBook()
    book.save('practice', rulesOf(give('VIP')))
    expect(() => book.save('practice', rulesOf(...bad))).toThrow(refusal(place, reason))
    expect(() => book.try('practice', rulesOf(...bad))).toThrow(refusal(place, reason))
    expect([told.length, first(book.of('practice'))]).toEqual([1, 'r0'])
  })

  it('are refused when they are no rules, although the page says they are', () => {
    const { book } = openBook()
    const [rule] = rulesOf(give('VIP'))
    if (!rule) throw new Error('no rule')
    expect(() => book.save('practice', [rule, rule])).toThrow(
      refusal('rules[1].id', /“r0” is the id of rules\[0\] already/),
    )
    expect(() => book.save('practice', [{ ...rule, id: 'No!' }])).toThrow(
      refusal('rules[0].id', /must be lower-case/),
    )
    const none = expect.objectContaining({ code: 'connection-not-found' })
    expect(() => book.save('nowhere', [])).toThrow(none)
    expect(() => book.try('nowhere', [])).toThrow(none)
  })

  it('can be tried without being in force, and without counting', () => {
    const { book, told } = openBook()
    const second = { ...give('VIP'), when: [{ match: 'every', nth: 2 }] }
    book.save('practice', rulesOf(second))
    expect(first(book.of('practice'))).toBeUndefined()
    const tried = book.try('practice', rulesOf(second, give('Night')))
    expect([first(tried, false), first(tried, false)]).toEqual(['r0', 'r0'])
    expect([first(book.of('practice')), told.length]).toEqual(['r0', 1])
  })

  it('go on counting through a save that keeps the rule, and from nothing when it comes back', () => {
    const { book } = openBook()
    const second = { ...give('VIP'), id: 'second', when: [{ match: 'every', nth: 2 }] }
    const asked = () => first(book.of('practice'))
    book.save('practice', rulesOf(second))
    expect(asked()).toBeUndefined()
    book.save('practice', rulesOf({ ...second, name: 'renamed' }))
    expect(asked()).toBe('second')
    expect(asked()).toBeUndefined()
    book.save('practice', [])
    book.save('practice', rulesOf(second))
    expect([asked(), asked()]).toEqual([undefined, 'second'])
  })

  it.each([
    ['no JSON', 'x', /it is not JSON/],
    [
      'a matcher of another version',
      '{"format":"hookswitch-rules","version":1,"platform":"thunderphone","rules":[{"id":"a","name":"A","when":[{"match":"mood"}],"action":{"do":"forward"}}]}',
      /rules\[0\]\.when\[0\]\.match/,
    ],
    ['nothing', '', /it is empty/],
  ])('that cannot be read (%s) are kept aside, told, and stop nothing', async (_, text, reason) => {
    const { book, database, folder, close } = openBook()
    book.save('practice', rulesOf(give('VIP')))
    book.save('thunderphone', rulesOf(give('Night')))
    database.prepare("UPDATE rule_sets SET rules = ? WHERE connection_id = 'practice'").run(Buffer.from(text))
    await close()
    const again = openBookAt(folder)
    const kept = join(folder, 'rules-practice.unreadable-1000.json')
    expect(again.problems.map(p => p.info)).toEqual([
      {
        code: 'rules-kept-aside',
        detail: { connection: 'practice', kept, reason: expect.stringMatching(reason) },
      },
    ])
    expect(readFileSync(kept, 'utf8')).toBe(text)
    expect(again.book.list().map(s => s.connectionId)).toEqual(['thunderphone'])
    again.book.save('practice', rulesOf(give('VIP')))
    await again.close()
    expect(openBookAt(folder).problems).toEqual([])
    expect(readdirSync(folder).filter(name => name.includes('unreadable'))).toHaveLength(1)
  })

  it('stand in the captures file as a rules file', () => {
    const { book, database } = openBook()
    const rules = rulesOf(give('VIP'))
    book.save('practice', rules)
    const row = database.prepare('SELECT rules FROM rule_sets').get() as { rules: Uint8Array }
    expect(readRulesFile(Buffer.from(row.rules).toString())).toEqual({
      ok: true,
      platform: 'thunderphone',
      rules,
    })
  })
})
