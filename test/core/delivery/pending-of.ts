import type { LiveAnswer } from '../../../core/answers/answer-book.ts'
import { toLive } from '../../../core/answers/live-answer.ts'
import { makeBreakpoints } from '../../../core/breakpoints/breakpoints.ts'
import { deadlineAt } from '../../../core/delivery/deadline.ts'
import type { Line } from '../../../core/delivery/line.ts'
import { type Asked, makePending, type Responders } from '../../../core/delivery/pending.ts'
import { type ForwardTarget, openForwarder } from '../../../core/forward/forward.ts'
import { platformAdapter } from '../../../core/platforms/registry.ts'
import type { RuleSet } from '../../../core/rules/rule-set.ts'
import type { TemplateRenderer } from '../../../core/templates/renderer.ts'
import { makeCrowd } from '../../../core/tunnel/crowd.ts'
import type { AnswerContent, AnswerKind } from '../../../shared/answer.ts'
import { checkAnswerText } from '../../../shared/answer-text.ts'
import type { Rule, RuleAction } from '../../../shared/rules/rule.ts'

export const config = (prompt: string): string => JSON.stringify({ prompt, voice: 'en-US-James1' })

/** An answer in force, named by its id. */
export const live = (
  id: string,
  { text = config(id), status = 200, delayMs = 0 }: Partial<AnswerContent> = {},
  kind: AnswerKind = 'config',
): LiveAnswer =>
  toLive(
    { id, name: id, platform: 'thunderphone', kind },
    { revision: 3, text, status, delayMs, forced: false, createdAt: 0 },
    checkAnswerText('thunderphone', text),
  )

export const rule = (id: string, action: RuleAction): Rule => ({ id, name: id, on: true, when: [], action })

/** Rules that all match, in their order; `counted` and `asked` say which runs there were. */
export const allMatch = (...rules: Rule[]) => {
  const failures: string[] = []
  let counted = 0
  const set: RuleSet = {
    rules,
    run: (_, count) => {
      if (count) counted += 1
      let at = -1
      return {
        next: () => rules[++at] ?? null,
        failed: why => {
          if (count) failures.push(`${rules[at]?.id}: ${why}`)
        },
        steps: () =>
          rules
            .slice(0, at + 1)
            .map(({ id, name }) => ({ ruleId: id, name, result: 'took' as const, why: 'it is a test' })),
      }
    },
  }
  return { set, failures, counted: () => counted }
}

/** A renderer that does this. */
export const rendererOf = (render: TemplateRenderer['render']): TemplateRenderer => {
  const renderer = { render, warm: () => {}, close: async () => {} }
  return renderer
}

/** Fills in one name. */
const upperCase = rendererOf(async (_, text) =>
  text.includes('{{ broken')
    ? { ok: false, why: 'undefined filter: broken' }
    : { ok: true, text: text.replace(/\{\{.*?\}\}/g, 'FILLED') },
)

interface Around {
  readonly answers?: readonly LiveAnswer[]
  readonly rules?: RuleSet
  readonly forward?: ForwardTarget | null
  readonly handlerTrust?: Omit<ForwardTarget, 'url'>
  readonly deadlineAnswer?: LiveAnswer | null
  /** Until the deadline answer leaves. */
  readonly leftMs?: number
  readonly asked?: Partial<Asked>
  readonly eventType?: string
  readonly responders?: Partial<Responders>
}

/** A delivery that waits for its answer, on a line whose default answer is `default`. */
export const pendingOf = ({
  answers = [],
  rules = allMatch().set,
  forward = null,
  handlerTrust = { secret: forward?.secret ?? null, insecure: forward?.insecure ?? false },
  deadlineAnswer = null,
  leftMs = 1_000,
  asked = {},
  eventType = 'telephony.incoming',
  responders = {},
}: Around = {}) => {
  const all = [live('default'), ...answers]
  const line: Line = {
    connectionId: 'c',
    platform: platformAdapter('thunderphone'),
    privacy: () => 'all',
    secret: () => 'whsec_x',
    answer: () => all[0] as LiveAnswer,
    answerNamed: id => all.find(answer => answer.id === id) ?? null,
    rules: () => rules,
    deadline: () => ({ marginMs: 150, answer: deadlineAnswer }),
    caller: () => null,
    publicUrl: () => null,
    forward: () => forward,
    handlerTrust: () => handlerTrust,
    tunnel: () => null,
    crowd: makeCrowd(
      null,
      () => 0,
      () => 0,
    ),
    delivered: () => {},
    voices: () => null,
    passesOver: () => null,
  }
  const blocking = eventType === 'telephony.incoming'
  const body = { type: eventType, data: { call_id: 1, from_number: '+1' } }
  const whole: Asked = {
    id: 'capture-1',
    route: {
      eventType,
      blocking,
      callId: '1',
      from: '+1',
      to: '+2',
      tool: null,
      path: '/h/x',
      headers: [],
      body,
      at: Date.now(),
    },
    method: 'POST',
    bytes: Buffer.from(JSON.stringify(body)),
    readable: true,
    limitMs: 2_000,
    beyond: false,
    isReplay: false,
    whenGone: () => {},
    ...asked,
  }
  const breakpoints = makeBreakpoints(() => {})
  const parts: Responders = { forwarder: openForwarder(), templates: upperCase, breakpoints, ...responders }
  const deadline = deadlineAt(performance.now(), leftMs, 0, 0, () => performance.now())
  return { pending: makePending(line, whole, deadline, parts), line, breakpoints }
}
