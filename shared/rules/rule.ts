import { z } from 'zod'

const Word = z.string().min(1).max(512)
const Words = z.array(Word).min(1).max(1_000)

/** `sun` to `sat`, as JavaScript counts them. */
export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:30')
const Zone = z.string().refine(zone => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}, 'must be a time zone such as UTC or Europe/Berlin')

const number = { is: Words.optional(), prefix: Words.optional() }
const oneOfBoth = (test: { is?: unknown; prefix?: unknown }): boolean =>
  test.is !== undefined || test.prefix !== undefined

/** What a matcher can look at; all matchers of a rule have to hold. */
export const Matcher = z.discriminatedUnion('match', [
  /** The event type, or the end of one: `incoming` is `telephony.incoming` and `web.incoming`. */
  z.strictObject({ match: z.literal('event'), is: Words }),
  /** A number in E.164, or `web` for calls from a widget. */
  z.strictObject({ match: z.literal('from'), ...number }).refine(oneOfBoth, 'needs "is" or "prefix"'),
  z.strictObject({ match: z.literal('to'), ...number }).refine(oneOfBoth, 'needs "is" or "prefix"'),
  /** A query parameter of the delivery's URL: without `is` it has to be there. */
  z.strictObject({ match: z.literal('query'), name: Word, is: Words.optional() }),
  /** A header, whatever the case of its name. */
  z.strictObject({ match: z.literal('header'), name: Word, is: Words.optional() }),
  /** A value in the body by its JSON path, such as `$.data.call_id` or `$.data.items[0].name`. */
  z.strictObject({
    match: z.literal('body'),
    path: Word,
    is: z
      .array(z.union([Word, z.number(), z.boolean(), z.null()]))
      .min(1)
      .max(1_000)
      .optional(),
  }),
  /** From `from` until before `until`, over midnight when `until` is the earlier one; `days` are those on which it begins. */
  z.strictObject({
    match: z.literal('time'),
    from: Clock,
    until: Clock,
    days: z.array(z.enum(weekdays)).min(1).optional(),
    zone: Zone.default('UTC'),
  }),
  /** Every nth of the calls that the rule's other matchers take, counted since the engine started. */
  z.strictObject({ match: z.literal('every'), nth: z.int().min(2).max(1_000_000) }),
  /**
   * A share of all calls by a stable hash of `call_id`. Rules of one experiment share the 100 % in their order: the first
   * has the share from 0, the next one what follows, whether they are on or off.
   */
  z.strictObject({
    match: z.literal('share'),
    experiment: Word,
    percent: z.number().gt(0).max(100),
  }),
  /** The name of the function tool that is called. */
  z.strictObject({ match: z.literal('tool'), is: Words }),
])
export type Matcher = z.infer<typeof Matcher>
export type MatchKind = Matcher['match']

/** `answer` names an answer by its id or its name; in a rules file `file` may name a file beside it instead. */
export const RuleAction = z.discriminatedUnion('do', [
  z
    .strictObject({ do: z.literal('answer'), answer: Word.optional(), file: Word.optional() })
    .refine(a => (a.answer === undefined) !== (a.file === undefined), 'needs "answer" or "file"'),
  /** Without `to`: to the connection's handler. */
  z.strictObject({
    do: z.literal('forward'),
    to: z
      .url({ protocol: /^https?$/ })
      .max(2_048)
      .optional(),
  }),
  /** `answer` is the candidate; without one it is what the rules after this one would give. */
  z.strictObject({ do: z.literal('breakpoint'), answer: Word.optional() }),
])
export type RuleAction = z.infer<typeof RuleAction>

/**
 * One rule of a connection. Without an `event` or `tool` matcher it is for blocking events only, as the default answer is.
 */
export const Rule = z.strictObject({
  /** Stays when the rule is renamed or moved: captures and the A/B ledger know it by this. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and hyphens'),
  name: z.string().trim().min(1).max(120),
  on: z.boolean().default(true),
  when: z.array(Matcher).max(50),
  action: RuleAction,
})
export type Rule = z.infer<typeof Rule>

export const mostRules = 1_000
export const RuleList = z.array(Rule).max(mostRules)

/** What a rule made of one delivery, and why, in words for a person. */
export const RoutingStep = z.object({
  ruleId: z.string(),
  name: z.string(),
  /** `failed`: it matched, and its answer could not be made, so that the next rule was asked. */
  result: z.enum(['took', 'passed', 'off', 'failed']),
  why: z.string(),
})
export type RoutingStep = z.infer<typeof RoutingStep>

/** How an answer was chosen: the rules that were asked in order, and what came after them. */
export const Routing = z.object({
  steps: z.array(RoutingStep),
  /** Who answered in the end and why, in one sentence. */
  end: z.string(),
})
export type Routing = z.infer<typeof Routing>
