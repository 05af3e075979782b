import type { AnswerState } from '../../shared/answer.ts'
import { checkRules } from '../../shared/rules/check-rules.ts'
import { type Rule, RuleList } from '../../shared/rules/rule.ts'
import { answerNamed } from './rule-words.ts'

/** Something wrong with a rule, at a place within it: `['when', 0, 'is']`, `['action', 'to']`, `['name']`. */
export interface RuleIssue {
  readonly ruleId: string
  readonly path: readonly (string | number)[]
  readonly message: string
}

type Issue = {
  code?: string
  origin?: unknown
  format?: unknown
  minimum?: unknown
  maximum?: unknown
  inclusive?: unknown
  message: string
}

const tooShort = (origin: unknown): string =>
  origin === 'array' ? 'Name at least one.' : 'Write something here.'

const asSentence = (words: string): string =>
  `${words.slice(0, 1).toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`

const numberNames: Readonly<Record<string, string>> = {
  percent: 'The percent',
  nth: 'The number of calls',
}

const numberWords = (path: RuleIssue['path']): string => numberNames[String(path.at(-1))] ?? 'The number'

/** The words of the schema's own messages for somebody who fills in a form. */
const say = (issue: Issue, path: RuleIssue['path']): string => {
  if (path[0] === 'action' && path[1] === 'answer') return 'Choose an answer.'
  if (issue.code === 'too_small' && issue.origin !== 'number' && issue.origin !== 'int')
    return tooShort(issue.origin)
  if (issue.code === 'too_small')
    return `${numberWords(path)} must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}.`
  if (issue.code === 'too_big' && (issue.origin === 'number' || issue.origin === 'int'))
    return `${numberWords(path)} must be at most ${issue.maximum}.`
  if (issue.code === 'too_big')
    return issue.origin === 'array'
      ? `At most ${issue.maximum} of them.`
      : `At most ${issue.maximum} characters.`
  if (issue.code === 'invalid_format' && issue.format === 'url')
    return 'Write a whole URL that begins with http:// or https://.'
  if (issue.message === 'needs "is" or "prefix"') return 'Name a number, or how it begins.'
  if (issue.message === 'needs "answer" or "file"') return 'Choose an answer.'
  return issue.code === 'invalid_type' ? 'Write a number.' : asSentence(issue.message)
}

const steps = (path: readonly PropertyKey[]): RuleIssue['path'] =>
  path.filter(step => typeof step !== 'symbol')

/** What is wrong with the answer that a rule gives. */
const answerIssue = ({ action }: Rule, answers: readonly AnswerState[]): string | null => {
  if (action.do === 'answer' && action.file !== undefined)
    return 'Only a rules file can name the file of an answer: choose an answer.'
  const wanted = action.do === 'forward' ? undefined : action.answer
  return wanted === undefined || answerNamed(answers, wanted)
    ? null
    : `There is no answer “${wanted}”: choose one.`
}

/**
 * Everything that keeps rules from being swapped in, each at its place.
 * @param answers those of the platform
 */
export const ruleIssues = (rules: readonly Rule[], answers: readonly AnswerState[]): readonly RuleIssue[] => {
  const idAt = (index: unknown): string => rules[Number(index)]?.id ?? ''
  const parsed = RuleList.safeParse(rules)
  if (!parsed.success)
    return parsed.error.issues.map(issue => {
      const [index, ...path] = issue.path
      return { ruleId: idAt(index), path: steps(path), message: say(issue as Issue, steps(path)) }
    })
  // What rules have to be among each other comes one by one, and only when each is whole by itself.
  const checked = checkRules(rules)
  if (checked.ok)
    return rules.flatMap(rule => {
      const message = answerIssue(rule, answers)
      return message === null ? [] : [{ ruleId: rule.id, path: ['action', 'answer'], message }]
    })
  const [index, ...path] = checked.fault.path
  return [{ ruleId: idAt(index), path: steps(path), message: asSentence(checked.fault.reason) }]
}

/** The first message at a place or within it. */
export const issueAt = (
  issues: readonly RuleIssue[],
  ruleId: string,
  ...place: readonly (string | number)[]
): string | undefined =>
  issues.find(issue => issue.ruleId === ruleId && place.every((step, i) => issue.path[i] === step))?.message
