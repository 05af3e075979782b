import type { AnswerState } from '../../shared/answer.ts'
import type { Matcher, MatchKind, Rule, RuleAction } from '../../shared/rules/rule.ts'
import { shownNumber } from '../engine/masking.ts'

/** More than so many values are counted instead of named. */
const named = 3

const oneOf = (values: readonly unknown[], say: (value: unknown) => string = String): string => {
  if (values.length <= named) return values.map(say).join(' or ')
  return `${values
    .slice(0, named - 1)
    .map(say)
    .join(', ')} or ${values.length - named + 1} more`
}

const quoted = (value: unknown): string => (typeof value === 'string' ? `“${value}”` : String(value))
const number = (value: unknown): string => (value === 'web' ? 'a web widget' : shownNumber(String(value)))

const numberWords = (
  who: string,
  { is, prefix }: { is?: string[] | undefined; prefix?: string[] | undefined },
) =>
  [
    ...(is ? [`${who} is ${oneOf(is, number)}`] : []),
    ...(prefix ? [`${who} begins with ${oneOf(prefix)}`] : []),
  ].join(' or ') || `${who} is not chosen yet`

const isWords = (is: readonly unknown[] | undefined): string =>
  is ? ` is ${oneOf(is, quoted)}` : ' is there'

const weekOrder = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
type Weekday = (typeof weekOrder)[number]
const capital = (day: string): string => day.slice(0, 1).toUpperCase() + day.slice(1)

/** "Mon–Fri", "Sat, Sun", "Mon, Wed–Fri"; nothing for every day. */
export const dayWords = (days: readonly Weekday[] | undefined): string => {
  if (!days || days.length === 7) return ''
  const runs: Weekday[][] = []
  for (const [at, day] of weekOrder.entries()) {
    if (!days.includes(day)) continue
    const last = runs.at(-1)
    if (last && last.at(-1) === weekOrder[at - 1]) last.push(day)
    else runs.push([day])
  }
  return runs
    .map(run =>
      run.length > 2
        ? [run[0], run.at(-1)].map(d => capital(d ?? '')).join('–')
        : run.map(capital).join(', '),
    )
    .join(', ')
}

const percent = (value: number): string => (Number.isNaN(value) ? '?' : String(Math.round(value * 100) / 100))

/** 2nd, 3rd, 11th. */
const ordinal = (n: number): string => {
  if (Number.isNaN(n)) return 'nth'
  const tens = n % 100
  const end = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${end}`
}

/** What a matcher asks, in a few words that can stand in a row with others. */
export const matcherWords = (matcher: Matcher): string => {
  switch (matcher.match) {
    case 'event':
      return matcher.is.length === 0 ? 'event is not chosen yet' : `event is ${oneOf(matcher.is)}`
    case 'from':
      return numberWords('caller', matcher)
    case 'to':
      return numberWords('called number', matcher)
    case 'query':
      return `?${matcher.name || '…'}${isWords(matcher.is)}`
    case 'header':
      return `header ${matcher.name || '…'}${isWords(matcher.is)}`
    case 'body':
      return `${matcher.path || '$…'}${isWords(matcher.is)}`
    case 'time':
      return [dayWords(matcher.days), `${matcher.from}–${matcher.until}`, matcher.zone]
        .filter(Boolean)
        .join(' ')
    case 'every':
      return `every ${ordinal(matcher.nth)} call`
    case 'share':
      return `${percent(matcher.percent)} % of “${matcher.experiment}”`
    case 'tool':
      return matcher.is.length === 0 ? 'tool is not chosen yet' : `tool is ${oneOf(matcher.is)}`
  }
}

/** What has to hold for a rule, as one line. */
export const whenWords = (rule: Pick<Rule, 'when'>): string =>
  rule.when.length === 0 ? 'every call that waits for an answer' : rule.when.map(matcherWords).join(' · ')

/** An answer by what a rule calls it: its id or its name. */
export const answerNamed = (answers: readonly AnswerState[], idOrName: string): AnswerState | undefined =>
  answers.find(a => a.id === idOrName) ?? answers.find(a => a.name === idOrName)

const answerWords = (answers: readonly AnswerState[], idOrName: string): string =>
  `“${answerNamed(answers, idOrName)?.name ?? idOrName}”`

/** A handler's address as it is read: without what every address has. */
export const shortUrl = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '')

/** What a rule does with the calls that it takes. */
export const actionWords = (
  action: RuleAction,
  answers: readonly AnswerState[],
  forwardTo: string | null,
): string => {
  if (action.do === 'forward') {
    if (action.to !== undefined) return `forwards to ${shortUrl(action.to) || '…'}`
    return forwardTo === null
      ? 'forwards to your handler (none is set)'
      : `forwards to ${shortUrl(forwardTo)}`
  }
  if (action.do === 'breakpoint')
    return action.answer === undefined
      ? 'stops at a breakpoint'
      : `stops at a breakpoint, ${answerWords(answers, action.answer)} ready`
  if (action.file !== undefined) return `gives ${action.file}`
  return action.answer ? `gives ${answerWords(answers, action.answer)}` : 'gives no answer yet'
}

/** The kinds of matchers, in the order in which they are offered. Every kind has its line, or this does not compile. */
export const matchKinds: Record<MatchKind, readonly [label: string, meaning: string]> = {
  event: ['Event type', 'incoming, complete, graded …'],
  from: ['Caller', 'a number, its beginning, or the web widget'],
  to: ['Called number', 'which of your numbers was called'],
  query: ['Query parameter', 'of the URL that was called, such as customer_id'],
  header: ['Header', 'of the delivery, whatever the case of its name'],
  body: ['Value in the body', 'by its JSON path, such as $.data.call_id'],
  time: ['Time window', 'hours and weekdays in a time zone'],
  every: ['Every nth call', 'of those that the other conditions take'],
  share: ['Share of an experiment', 'a stable part of all calls, for A/B'],
  tool: ['Function tool', 'the name of the tool that is called'],
}
