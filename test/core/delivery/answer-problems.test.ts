import { describe, expect, it } from 'vitest'
import { respond } from '../../../core/delivery/respond.ts'
import { allMatch, config, live, pendingOf, rendererOf, rule } from './pending-of.ts'

const broken = (id: string) => live(id, { text: config('{{ broken }}') })
const why = (id: string) => `a template of “${id}” failed: undefined filter: broken`
const slow = { templates: rendererOf(() => new Promise(() => {})) }
const toolRoute = { tool: 'find', blocking: false, eventType: 'tool.call' }

describe('an answer that could not be made', () => {
  it('is told beside a rule’s good answer, each one once', async () => {
    const rules = allMatch(
      rule('r1', { do: 'answer', answer: 'vip' }),
      rule('r2', { do: 'answer', answer: 'vip' }),
      rule('r3', { do: 'answer', answer: 'good' }),
    ).set
    const given = await respond(pendingOf({ rules, answers: [broken('vip'), live('good')] }).pending)
    expect([given.rule?.id, given.answerProblems, given.notMade]).toEqual(['r3', [why('vip')], undefined])
  })

  it('is not made up where nothing failed', async () => {
    expect(await respond(pendingOf().pending)).not.toHaveProperty('answerProblems')
  })

  it('is told with the platform’s own agent in the place of the default answer', async () => {
    const { pending, line } = pendingOf()
    Object.assign(line, { answer: () => broken('default') })
    const given = await respond(pending)
    expect(given).toMatchObject({ source: 'default', notMade: why('default') })
    expect(given.answerProblems).toEqual([why('default')])
  })

  it.each([
    ['fails', {}, why('calm')],
    ['is not filled in in time', slow, 'the templates of “calm” were not filled in in time'],
  ])('is told when the deadline answer’s template %s', async (_, responders, reason) => {
    const { pending } = pendingOf({ leftMs: 30, deadlineAnswer: broken('calm'), responders })
    pending.line.deadline()
    const given = await pending.deadlineAnswer.give()
    expect(given).toMatchObject({ source: 'deadline', notMade: reason })
    expect(given.body.toString()).toBe('{}')
    expect(pending.trail.problems()).toEqual([reason])
    expect(pending.trail.routing(given, pending.asked.route)?.end).toContain(
      `The deadline answer could not be made: ${reason}.`,
    )
  })

  it('is told of a tool reply to the developer, and not to the model', async () => {
    const reply = live('find', { text: '{"note":"{{ broken }}"}' }, 'tool')
    const { pending, line } = pendingOf({ answers: [reply] })
    Object.assign(pending.asked, { route: { ...pending.asked.route, ...toolRoute } })
    const given = await respond(pending)
    expect(given.body.toString()).toBe('{"error":"The tool failed."}')
    expect(given.check).toEqual(line.platform.checkToolReply({ error: '' }))
    expect(given.answerProblems).toEqual([why('find')])
  })
})

describe('a template that gives what the platform refuses', () => {
  const filled = {
    templates: rendererOf(async (_, text) => ({ ok: true, text: text.replace('{{ x }}', '') })),
  }
  const odd = (forced: boolean) => ({
    ...live('odd', { text: '{"prompt":"p","voice":"v","product":"{{ x }}"}' }),
    forced,
  })
  const asking = (forced: boolean) => {
    const rules = allMatch(
      rule('r1', { do: 'answer', answer: 'odd' }),
      rule('r2', { do: 'answer', answer: 'ok' }),
    )
    const { pending } = pendingOf({
      rules: rules.set,
      answers: [odd(forced), live('ok')],
      responders: filled,
    })
    return { given: respond(pending), failures: rules.failures }
  }

  it('has failed, and the next rule is asked', async () => {
    const { given, failures } = asking(false)
    expect((await given).rule?.id).toBe('r2')
    expect(failures).toEqual([
      expect.stringMatching(
        /^r1: a template of “odd” failed: what it gave is refused: "product" has .*[^.]$/,
      ),
    ])
  })

  it('goes out where somebody insisted on the answer', async () => {
    expect((await asking(true).given).rule?.id).toBe('r1')
  })

  it('leaves a call to the platform’s own agent as the deadline answer', async () => {
    const { pending } = pendingOf({ deadlineAnswer: odd(false), responders: filled })
    const given = await pending.deadlineAnswer.give()
    expect([given.body.toString(), given.notMade?.includes('is refused')]).toEqual(['{}', true])
  })
})
