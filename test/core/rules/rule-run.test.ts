import { describe, expect, it } from 'vitest'
import { compileRules } from '../../../core/rules/compile-rules.ts'
import { ask, compiled, facts, rulesOf } from './facts.ts'

const web = { when: [{ match: 'from', is: ['web'] }] }
const anyone = { when: [] }

describe('rules in their order', () => {
  it('give the first that matches, and say why those above it did not', () => {
    const run = compiled(web, { ...anyone, on: false }, anyone, anyone).run(facts(), true)
    expect(run.steps()).toEqual([])
    expect(run.next()?.id).toBe('r2')
    expect(run.steps()).toEqual([
      { ruleId: 'r0', name: 'Rule 0', result: 'passed', why: 'the caller is +1 415 555 0199, not “web”' },
      { ruleId: 'r1', name: 'Rule 1', result: 'off', why: 'it is switched off' },
      { ruleId: 'r2', name: 'Rule 2', result: 'took', why: 'it takes every call' },
    ])
  })

  it('go on after one that failed, which keeps its reason', () => {
    const run = compiled(anyone, web, anyone).run(facts(), true)
    expect(run.next()?.id).toBe('r0')
    run.failed('there is no answer “x”')
    expect(run.next()?.id).toBe('r2')
    expect(run.steps().map(({ result, why }) => [result, why])).toEqual([
      ['failed', 'there is no answer “x”'],
      ['passed', 'the caller is +1 415 555 0199, not “web”'],
      ['took', 'it takes every call'],
    ])
    expect(run.next()).toBeNull()
  })

  it('all have to be asked before there is none', () => {
    const run = compiled(web, web).run(facts(), true)
    run.failed('nothing was given yet')
    expect(run.next()).toBeNull()
    expect(run.next()).toBeNull()
    expect(run.steps().map(s => s.result)).toEqual(['passed', 'passed'])
  })

  it('need all matchers of a rule, and name the one that does not hold', () => {
    const when = [
      { match: 'event', is: ['incoming'] },
      { match: 'to', prefix: ['+1'] },
    ]
    expect(ask(when)).toMatchObject({
      took: true,
      why: 'the event is “telephony.incoming”; the called number is +1 650 555 0123, which begins with +1',
    })
    expect(ask(when, { to: '+4930123456' })).toMatchObject({
      took: false,
      why: 'the called number is +49 301 234 56, does not begin with +1',
    })
  })

  it('are for blocking events unless they name an event or a tool', () => {
    const complete = { eventType: 'telephony.complete', blocking: false }
    expect(ask([], complete)).toEqual({
      took: false,
      result: 'passed',
      why: 'nobody waits for the answer to this event, and the rule names none',
    })
    expect(ask([{ match: 'event', is: ['complete'] }], complete).took).toBe(true)
  })

  it('take the call of a function tool only when they name tools', () => {
    const tool = { tool: 'book', eventType: null }
    expect(ask([], tool)).toEqual({
      took: false,
      result: 'passed',
      why: 'it is the call of a function tool, and the rule names none',
    })
    expect(ask([{ match: 'from', prefix: ['+1'] }], tool).took).toBe(false)
    expect(
      ask(
        [
          { match: 'tool', is: ['book'] },
          { match: 'from', prefix: ['+1'] },
        ],
        tool,
      ).took,
    ).toBe(true)
  })

  it('say why later what they saw then', () => {
    const rules = compiled({ when: [{ match: 'every', nth: 2 }] })
    const first = rules.run(facts(), true)
    expect(first.next()).toBeNull()
    const second = rules.run(facts(), true)
    expect(second.next()?.id).toBe('r0')
    expect(first.steps()[0]?.why).toBe('it is the 1st that fits, and only every 2nd is taken')
    expect(second.steps()[0]?.why).toBe('it is the 2nd that fits, and every 2nd is taken')
  })
})

describe('every nth', () => {
  const everyThird = {
    when: [
      { match: 'every', nth: 3 },
      { match: 'from', prefix: ['+1'] },
    ],
  }
  const took = (rules: ReturnType<typeof compiled>, count = true, from = '+14155550199') =>
    rules.run(facts({ from }), count).next() !== null

  it('counts what all other matchers take, wherever it stands among them', () => {
    const rules = compiled(everyThird)
    expect([
      took(rules),
      took(rules, true, 'web'),
      took(rules),
      took(rules, true, 'web'),
      took(rules),
    ]).toEqual([false, false, false, false, true])
    expect([took(rules), took(rules), took(rules)]).toEqual([false, false, true])
  })

  it('is asked and not counted in a dry run', () => {
    const rules = compiled(everyThird)
    took(rules)
    took(rules)
    expect([took(rules, false), took(rules, false)]).toEqual([true, true])
    expect(took(rules)).toBe(true)
    expect(took(rules, false)).toBe(false)
  })

  it('counts once for each delivery, also where a rule has two', () => {
    const rules = compiled({
      when: [
        { match: 'every', nth: 2 },
        { match: 'every', nth: 3 },
      ],
    })
    expect(Array.from({ length: 12 }, () => took(rules))).toEqual(
      Array.from({ length: 12 }, (_, i) => (i + 1) % 6 === 0),
    )
  })

  it('counts no call that a rule above took', () => {
    const rules = compiled(
      { when: [{ match: 'from', is: ['web'] }] },
      { ...everyThird, when: [{ match: 'every', nth: 2 }] },
    )
    expect([took(rules), took(rules, true, 'web'), took(rules)]).toEqual([false, true, true])
  })

  it('goes on counting for a rule that stays when the rules are saved', () => {
    const counts = new Map()
    const before = compileRules(rulesOf({ ...everyThird, id: 'third' }), counts)
    took(before)
    took(before)
    const after = compileRules(
      rulesOf({ when: [{ match: 'from', is: ['web'] }] }, { ...everyThird, id: 'third' }),
      counts,
    )
    expect(took(after)).toBe(true)
  })
})
