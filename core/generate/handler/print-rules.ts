import type { Language } from './language.ts'
import { inComment } from './names.ts'
import type { Condition, HandlerPlan, PlanAnswer, PlanCase, Tree } from './plan.ts'
import { makeValuePrinter, type ValuePrinter } from './print-value.ts'

/** What is different in each handler: its answers, and who gets which. */
export interface PrintedRules {
  readonly text: string
  /** The functions that it needs. */
  readonly needs: ReadonlySet<string>
}

const widest = 96

/** A comment of any length, in lines. */
const commentLines = ({ comment }: Language, words: string): string[] =>
  (words.match(/\S.{0,88}\S(?=\s|$)|\S+/g) ?? []).map(line => `${comment} ${line}`)

const answerLines = (language: Language, printer: ValuePrinter, answer: PlanAnswer): readonly string[] => {
  const { body, status, name } = answer
  const more = status === 200 ? [] : [String(status)]
  const method = (comments: readonly string[], value: string) =>
    language.method(language.name(name), comments, [language.give(value)])
  const title = commentLines(language, answer.title)
  switch (body.kind) {
    case 'json':
      return method(title, printer.call('respond', [printer.tree(body.value, 1), ...more]))
    case 'text':
      return method(title, printer.call('exactly', [printer.plain(body.text), ...more]))
    case 'todo':
      return method(
        [...title, ...commentLines(language, `TODO: write it by hand, because ${inComment(body.why)}.`)],
        printer.call('ownAgent', []),
      )
  }
}

/** Prints the part of a handler that is made of a plan. */
export const printRules = (plan: HandlerPlan, language: Language): PrintedRules => {
  const needs = new Set<string>()
  const printer = makeValuePrinter(language, helper => needs.add(helper))
  const { indent } = language
  const give = (name: string): string => `${language.name(name)}(call)`
  const ownAgent = printer.call('ownAgent', [])
  const condition = ({ test, args }: Condition): string => {
    const line = printer.call(test, ['call', ...args.map(arg => printer.plain(arg))])
    if (line.length <= widest) return line
    const own = ['call', ...args.map(arg => printer.plain(arg, 3))]
    return `${language.name(test)}(\n${own.map(arg => `${indent.repeat(3)}${arg},\n`).join('')}${indent.repeat(2)})`
  }
  const caseLines = ({ title, conditions, give: then }: PlanCase): readonly string[] =>
    language.branch(
      [
        ...commentLines(language, title),
        ...(then.kind === 'todo' ? commentLines(language, `TODO: ${then.what}.`) : []),
      ],
      conditions.map(condition),
      then.kind === 'answer' ? give(then.name) : ownAgent,
    )
  const noReply: Tree = {
    kind: 'object',
    entries: [['error', { kind: 'text', parts: ['There is no reply for this tool.'] }]],
  }
  const only =
    plan.onlyNumbers.length === 0
      ? []
      : language.branch(
          commentLines(language, 'Only the calls of these numbers are ours.'),
          [language.not(printer.call('isOurs', ['call', printer.plain(plan.onlyNumbers, 1)]))],
          ownAgent,
        )
  const doc = (words: string): string[] => commentLines(language, words)
  const blocks = [
    ...plan.answers.map(answer => answerLines(language, printer, answer)),
    language.method(
      language.name('answerEvent'),
      doc('Who gets which answer: the first that fits decides.'),
      [
        ...only,
        ...plan.cases.flatMap(caseLines),
        ...(plan.otherwise === null
          ? []
          : language.branch(
              doc('Everybody else who waits for an answer.'),
              [printer.call('isBlocking', ['call'])],
              give(plan.otherwise),
            )),
        ...doc('Nobody waits for the answer to anything else: it is acknowledged.'),
        language.give(ownAgent),
      ],
    ),
    language.method(
      language.name('answerTool'),
      doc('What function tools get that are called at …/t/<name>.'),
      [
        ...plan.toolCases.flatMap(caseLines),
        language.give(printer.call('respond', [printer.tree(noReply, 1)])),
      ],
    ),
    language.method(language.name('answerLate'), doc('What a caller gets when nothing else came in time.'), [
      language.give(plan.deadline === null ? ownAgent : give(plan.deadline)),
    ]),
  ]
  return { text: blocks.map(lines => lines.join('\n')).join(language.between), needs }
}
