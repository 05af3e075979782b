import type { PlatformId } from '../../../shared/platform.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import { sharePartsOf } from '../../../shared/rules/share-parts.ts'
import { plainWord } from '../../connections/number-filter.ts'
import { conditionsOf } from './conditions.ts'
import { inComment, makeNames } from './names.ts'
import type { HandlerPlan, PlanAnswer, PlanCase, Tree } from './plan.ts'
import { planBody } from './plan-body.ts'
import type { PlannedAnswer } from './planned-answer.ts'

/** What a handler is made of: what is in force at a connection, or what stands in files. Plain data, for another thread. */
export interface HandlerSource {
  readonly platform: PlatformId
  /** In a few words. */
  readonly origin: string
  readonly rules: readonly Rule[]
  /** The default answer. */
  readonly answer: PlannedAnswer
  /** Those that rules give, by the names that rules have for them. */
  readonly answers: ReadonlyMap<string, PlannedAnswer>
  /** Replies that serve a function tool by its name. */
  readonly toolReplies: readonly PlannedAnswer[]
  readonly deadlineAnswer: PlannedAnswer | null
  /** The handler that the connection forwards to. */
  readonly forwardTo: string | null
  readonly onlyNumbers: readonly string[]
  /** Whether it has a table of callers. */
  readonly callers: boolean
}

const named = (name: string): string => `“${inComment(name)}”`

/** Without user, password and query, which may hold secrets. */
const plainUrl = (url: string): string => {
  const { origin, pathname } = new URL(url)
  return inComment(`${origin}${pathname}`)
}

const fieldOf = (tree: Tree | undefined, key: string): Tree | undefined =>
  tree?.kind === 'object' ? tree.entries.find(([name]) => name === key)?.[1] : undefined

/** Whether tools of a config are called with headers of its own: that is where keys are. */
const sendsHeaders = (tree: Tree): boolean => {
  const tools = fieldOf(tree, 'tools')
  return (
    tools?.kind === 'list' &&
    tools.items.some(tool => {
      const headers = fieldOf(fieldOf(tool, 'endpoint'), 'headers')
      return headers?.kind === 'object' && headers.entries.length > 0
    })
  )
}

const usesTunnel = (tree: Tree): boolean => JSON.stringify(tree).includes('{"from":"tunnel"}')
const usesNobody = (tree: Tree): boolean => JSON.stringify(tree).includes('{"from":"nobody"}')

const isPlainOwnAgent = ({ kind, text }: PlannedAnswer): boolean => kind === 'config' && text.trim() === '{}'

/** What a connection does with its calls, ready to be printed as a handler. */
export const makePlan = (source: HandlerSource): HandlerPlan => {
  const { rules } = source
  const notes: string[] = []
  const nameFor = makeNames()
  const answers = new Map<string, PlanAnswer>()

  const noteAnswer = (answer: PlannedAnswer, { body }: PlanAnswer): void => {
    const it = named(answer.name)
    if (body.kind === 'todo')
      notes.push(`${it} is not translated, because ${body.why}: it is a TODO that answers {}.`)
    if (answer.delayMs > 0)
      notes.push(`${it} is sent at once: its delay of ${answer.delayMs} ms is left out.`)
    if (body.kind !== 'json') return
    if (sendsHeaders(body.value))
      notes.push(
        `${it} sends headers to its tools, which stand in the file: move keys among them to the environment.`,
      )
    if (usesTunnel(body.value))
      notes.push(`${it} names the public URL: set PUBLIC_URL to that of the handler, or its calls get {}.`)
    if (usesNobody(body.value))
      notes.push(`${it} names the caller, and there is no table of callers: nobody is known.`)
  }
  const use = (answer: PlannedAnswer): string => {
    const known = answers.get(answer.id)
    if (known) return known.name
    const plan: PlanAnswer = {
      name: nameFor(answer.name),
      title: inComment(`${answer.name}, revision ${answer.revision}`),
      status: answer.status,
      body: planBody(answer, { callers: source.callers }),
    }
    answers.set(answer.id, plan)
    noteAnswer(answer, plan)
    return plan.name
  }

  const giveOf = (rule: Rule): PlanCase['give'] => {
    const { action } = rule
    const todo = (what: string, words: string): PlanCase['give'] => {
      notes.push(`The rule ${named(rule.name)} ${words}: it is a TODO that answers {}.`)
      return { kind: 'todo', what }
    }
    switch (action.do) {
      case 'answer': {
        const wanted = action.answer ?? action.file ?? ''
        const answer = source.answers.get(wanted)
        return answer
          ? { kind: 'answer', name: use(answer) }
          : todo(`there was no answer ${named(wanted)}`, `gives ${named(wanted)}, which is not there`)
      }
      case 'forward': {
        const url = action.to ?? source.forwardTo
        const to = url === null ? 'a handler' : plainUrl(url)
        return todo(`this went on to ${to}; do here what that does`, `forwards to ${to}`)
      }
      case 'breakpoint':
        return todo('somebody chose the answer at a breakpoint', 'stops at a breakpoint')
    }
  }

  const parts = sharePartsOf(rules)
  const cases: PlanCase[] = []
  const toolCases: PlanCase[] = []
  for (const rule of rules) {
    if (!rule.on) continue
    const forTools = rule.when.some(({ match }) => match === 'tool')
    const { conditions, notes: more } = conditionsOf(rule, experiment => {
      const part = parts.get(experiment)?.find(one => one.rule === rule)
      return { from: part?.from ?? 0, until: part?.until ?? 0 }
    })
    notes.push(...more)
    ;(forTools ? toolCases : cases).push({ title: inComment(rule.name), conditions, give: giveOf(rule) })
  }
  const otherwise = isPlainOwnAgent(source.answer) ? null : use(source.answer)
  if (source.forwardTo !== null)
    notes.push(
      `The connection forwards to ${plainUrl(source.forwardTo)} what no rule takes; the file gives the default answer instead.`,
    )
  for (const reply of source.toolReplies)
    toolCases.push({
      title: inComment(`The reply for the tool “${reply.name}”`),
      conditions: [{ test: 'isToolNamed', args: [reply.name] }],
      give: { kind: 'answer', name: use(reply) },
    })
  const late = source.deadlineAnswer
  const deadline = late === null || isPlainOwnAgent(late) ? null : use(late)
  return {
    platform: source.platform,
    origin: inComment(source.origin),
    answers: [...answers.values()],
    cases,
    toolCases,
    otherwise,
    deadline,
    onlyNumbers: [...new Set(source.onlyNumbers.map(plainWord).filter(Boolean))],
    notes,
  }
}
