import type { PlatformId } from '../../../shared/platform.ts'
import { Problem } from '../../../shared/problem.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import type { AnswerBook } from '../../answers/answer-book.ts'
import { readAnswerFile } from '../../answers/answer-file.ts'
import { ownAgentAnswer } from '../../answers/own-agent-answer.ts'
import type { Connection } from '../../connections/connection.ts'
import { firstAnswerId, modeOfConnection } from '../../connections/resolve-plan.ts'
import { loadRulesFile } from '../../rules/load-rules-file.ts'
import type { AnswersToRead } from '../../rules/saved-line.ts'
import type { SavedConnection } from '../../settings/settings.ts'
import type { HandlerSource } from './make-plan.ts'
import { answersOfRules, plannedAnswer } from './planned-answer.ts'

/** What is in force at a connection now. */
export const liveSource = (
  { line, state }: Connection,
  answers: Pick<AnswerBook, 'list' | 'live'>,
): HandlerSource => {
  const { platform, id, callers, onlyNumbers } = state()
  const { rules } = line.rules()
  const late = line.deadline().answer
  return {
    platform,
    origin: `the rules and answers of the connection “${id}”`,
    rules,
    answer: plannedAnswer(line.answer()),
    answers: answersOfRules(rules, line.answerNamed),
    toolReplies: answers
      .list()
      .filter(answer => answer.platform === platform && answer.kind === 'tool')
      .map(({ id }) => plannedAnswer(answers.live(id))),
    deadlineAnswer: late && plannedAnswer(late),
    forwardTo: line.forward()?.url ?? null,
    onlyNumbers,
    callers: callers !== null,
  }
}

export interface SavedSourceParts {
  readonly platform: PlatformId
  readonly connectionId: string
  readonly saved: SavedConnection
  readonly rules: readonly Rule[]
  readonly answers: AnswersToRead
}

/** The same as it was saved last, without a running engine. @throws Problem `connection-not-found` */
export const savedSource = (parts: SavedSourceParts): HandlerSource => {
  const { platform, connectionId, saved, rules, answers } = parts
  const mode = modeOfConnection(platform, connectionId)
  if (mode === null) throw new Problem('connection-not-found', { id: connectionId })
  const first = firstAnswerId(platform, mode)
  const { answerId = first, deadline } = saved
  const lateId = deadline?.answerId ?? null
  const late = lateId === null ? null : answers.find(lateId)
  return {
    platform,
    origin: `the rules and answers of the connection “${connectionId}”`,
    rules,
    answer: plannedAnswer(answers.find(answerId) ?? answers.find(first) ?? ownAgentAnswer(platform)),
    answers: answersOfRules(rules, idOrName => answers.named(platform, idOrName)),
    toolReplies: answers.answers
      .names(platform)
      .flatMap(name => answers.named(platform, name) ?? [])
      .filter(({ kind }) => kind === 'tool')
      .map(plannedAnswer),
    deadlineAnswer: late && plannedAnswer(late),
    forwardTo: saved.forwardTo ?? null,
    onlyNumbers: saved.onlyNumbers ?? [],
    callers: (saved.callers ?? null) !== null,
  }
}

export interface FileSourceParts {
  readonly platform: PlatformId
  /** The default answer; without one it is "use your own agent". */
  readonly answerFile: string | undefined
  readonly rulesFile: string | undefined
  readonly answers: AnswersToRead
}

/** What stands in files. @throws Problem `answer-invalid`, `file-unreadable`, `rules-file-invalid` */
export const fileSource = async (parts: FileSourceParts): Promise<HandlerSource> => {
  const { platform, answerFile, rulesFile, answers } = parts
  const answerId = answerFile === undefined ? null : await answers.watchAnswer(answerFile, platform)
  const rules =
    rulesFile === undefined
      ? []
      : await loadRulesFile(rulesFile, await readAnswerFile(rulesFile), platform, answers)
  const baseName = (file: string): string => file.split(/[/\\]/).at(-1) ?? ''
  const files = [rulesFile, answerFile].flatMap(file => (file === undefined ? [] : [`“${baseName(file)}”`]))
  return {
    platform,
    origin: files.join(' and '),
    rules,
    answer: plannedAnswer((answerId === null ? null : answers.find(answerId)) ?? ownAgentAnswer(platform)),
    answers: answersOfRules(rules, idOrName => answers.named(platform, idOrName)),
    toolReplies: [],
    deadlineAnswer: null,
    forwardTo: null,
    onlyNumbers: [],
    callers: false,
  }
}
