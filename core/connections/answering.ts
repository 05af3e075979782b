import type { ConnectionState, DeadlineSetting } from '../../shared/state.ts'
import type { AnswerBook } from '../answers/answer-book.ts'
import { ownAgentAnswer } from '../answers/own-agent-answer.ts'
import { makeCallers } from '../callers/callers.ts'
import type { Line } from '../delivery/line.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import { watchHandler } from './handler-health.ts'
import type { ConnectionPlan } from './plan.ts'

export interface AnsweringParts {
  readonly answers: AnswerBook
  readonly rules: RuleBook
  /** The caller's number that earlier captures of a call name. */
  callerOf(connectionId: string, callId: string): string | null
}

/** What can be changed about it while calls come in. Each change counts from the next delivery on. */
export interface AnsweringDeeds {
  useAnswer(answerId: string): void
  /** Secret and trust serve the handlers that rules name, too, also where none is set. */
  setForward(forwardTo: string | null, handlerSecret: string | null, insecure: boolean): void
  setDeadline(deadline: DeadlineSetting): void
  /** Reads the table of callers from another file. What is wrong with it stands in the state. */
  useCallers(file: string | null): Promise<void>
  /** As the connection's line has it. */
  readonly caller: Line['caller']
  /** What became of asking the handler at that URL: null when it answered, else why it did not. */
  handlerAsked(url: string, problem: string | null): void
}

/** Who answers a connection's calls, and with what. */
export interface Answering {
  state(): Pick<
    ConnectionState,
    | 'answerId'
    | 'callers'
    | 'deadline'
    | 'forwardInsecure'
    | 'forwardTo'
    | 'handlerAnswers'
    | 'handlerProblem'
    | 'handlerSecretSet'
  >
  readonly line: Pick<
    Line,
    'answer' | 'answerNamed' | 'caller' | 'deadline' | 'forward' | 'handlerTrust' | 'rules'
  >
  readonly deeds: AnsweringDeeds
  /** Reads the table of callers and watches it. */
  open(): Promise<void>
  close(): Promise<void>
  /** The handler is looked after while calls can come in. */
  nowLive(live: boolean): void
}

export const makeAnswering = (
  plan: ConnectionPlan,
  { answers, rules, callerOf }: AnsweringParts,
  changed: () => void,
): Answering => {
  let { answerId, deadline, forwardInsecure, forwardTo, handlerSecret } = plan
  let callersFile = plan.callers
  let handlerProblem: string | null = null
  let live = false
  const callers = makeCallers(changed)
  const health = watchHandler(changed)
  const handlerTrust = () => ({ secret: handlerSecret, insecure: forwardInsecure })
  const caller: Line['caller'] = (number, callId) => {
    if (callers.state() === null) return null
    return callers.find(number ?? (callId === null ? null : callerOf(plan.id, callId)))
  }
  const lookAfterHandler = (): void => health.watch(live ? forwardTo : null)

  return {
    state: () => ({
      answerId,
      callers:
        callers.state() ?? (callersFile === null ? null : { file: callersFile, rows: 0, problem: null }),
      deadline,
      forwardInsecure,
      forwardTo,
      handlerAnswers: health.answers(),
      handlerProblem,
      handlerSecretSet: handlerSecret !== null,
    }),
    line: {
      answer: () => answers.find(answerId) ?? ownAgentAnswer(plan.platform),
      answerNamed: idOrName => answers.named(plan.platform, idOrName),
      caller,
      deadline: () => ({
        marginMs: deadline.marginMs,
        answer: deadline.answerId === null ? null : answers.find(deadline.answerId),
      }),
      forward: () => (forwardTo === null ? null : { ...handlerTrust(), url: forwardTo }),
      handlerTrust,
      rules: () => rules.of(plan.id),
    },
    deeds: {
      useAnswer: id => {
        answerId = id
        changed()
      },
      setForward: (url, secret, insecure) => {
        forwardTo = url
        handlerSecret = secret
        forwardInsecure = insecure
        handlerProblem = null
        changed()
        lookAfterHandler()
      },
      setDeadline: next => {
        deadline = next
        changed()
      },
      useCallers: file => {
        callersFile = file
        return callers.use(file)
      },
      caller,
      handlerAsked: (url, now) => {
        if (url !== forwardTo) return
        if (now === null) health.answered()
        if (now === handlerProblem) return
        handlerProblem = now
        changed()
      },
    },
    open: () => callers.use(callersFile),
    close: callers.close,
    nowLive: now => {
      live = now
      lookAfterHandler()
    },
  }
}
