import type { EngineEvent } from '../shared/contract.ts'
import type { PlatformId } from '../shared/platform.ts'
import type { Problem } from '../shared/problem.ts'
import type { ConnectionState } from '../shared/state.ts'
import type { AnswerBook } from './answers/answer-book.ts'
import { storeAnswers } from './answers/answer-store.ts'
import { usersOfAnswer } from './answers/answer-users.ts'
import { openAnswerBook } from './answers/open-answer-book.ts'
import { makeWatchedAnswers, type WatchedAnswers } from './answers/watched-answers.ts'
import { type Breakpoints, makeBreakpoints } from './breakpoints/breakpoints.ts'
import type { CaptureReader } from './captures/capture-store.ts'
import type { Clock } from './clock.ts'
import { ensureFirstAnswers } from './connections/first-answers.ts'
import { openRuleBook, type RuleBook } from './rules/rule-book.ts'
import { type RuleRecords, readRuleRecords } from './rules/rule-records.ts'
import { storeRules } from './rules/rule-store.ts'
import type { SavedConnection } from './settings/settings.ts'
import type { Database } from './sqlite.ts'
import { previewPatience } from './templates/limits.ts'
import { mayHoldTemplate, openTemplateRenderer, type TemplateRenderer } from './templates/renderer.ts'
import type { UndoStack } from './undo-stack.ts'

export interface WorkbenchParts {
  readonly dataFolder: string
  readonly database: Database
  readonly captures: CaptureReader
  readonly clock: Clock
  /** The built script of the thread that fills in templates. */
  readonly templateWorker: URL
  connections(): readonly ConnectionState[]
  /** What is kept of every connection, by its id. */
  savedConnections(): Readonly<Record<string, SavedConnection>>
  /** @throws Problem `connection-not-found` */
  platformOf(connectionId: string): PlatformId
  tell(event: EngineEvent): void
  onProblem(problem: Problem): void
}

/** What decides who gets which answer: answers and their templates, rules, breakpoints. */
export interface Workbench {
  readonly answers: AnswerBook
  readonly watchedAnswers: WatchedAnswers
  readonly rules: RuleBook
  readonly records: RuleRecords
  readonly breakpoints: Breakpoints
  readonly templates: TemplateRenderer
  /** Of their own, so that a preview or a dry run holds up no call. */
  readonly previews: TemplateRenderer
}

/** @param opened takes what has to be closed again */
export const openWorkbench = (parts: WorkbenchParts, opened: UndoStack): Workbench => {
  const { captures, clock, database, onProblem, tell } = parts
  const templates = openTemplateRenderer(parts.templateWorker)
  opened.push(() => templates.close())
  const previews = openTemplateRenderer(parts.templateWorker, clock.monotonic, previewPatience)
  opened.push(() => previews.close())
  const answers = openAnswerBook({
    store: storeAnswers(database),
    clock,
    firstCaptureOf: captures.firstWithRevision,
    usersOf: answer => usersOfAnswer(answer, parts.connections(), rules.list(), parts.savedConnections()),
    onChange: payload => {
      if (mayHoldTemplate(payload.text)) templates.warm()
      tell({ name: 'answer', payload })
    },
    onRemoved: id => tell({ name: 'answer-removed', payload: { id } }),
  })
  ensureFirstAnswers(answers)
  if (answers.list().some(({ text }) => mayHoldTemplate(text))) templates.warm()
  const watchedAnswers = makeWatchedAnswers({ answers, onProblem })
  opened.push(watchedAnswers.close)
  const rules = openRuleBook({
    store: storeRules(database),
    dataFolder: parts.dataFolder,
    clock,
    platformOf: parts.platformOf,
    answers: {
      idOf: (platform, idOrName) => answers.named(platform, idOrName)?.id ?? null,
      names: platform => answers.list().flatMap(a => (a.platform === platform ? [a.name] : [])),
    },
    watchAnswer: (file, platform, connectionId) =>
      watchedAnswers.watch(file, platform, `rules of ${connectionId}`),
    keepAnswers: (connectionId, files) => watchedAnswers.keepOnly(`rules of ${connectionId}`, files),
    onChange: payload => tell({ name: 'rules', payload }),
    onProblem,
  })
  opened.push(() => rules.close())
  const breakpoints = makeBreakpoints(payload => tell({ name: 'breakpoint', payload }))
  const records = readRuleRecords(database)
  return { answers, watchedAnswers, rules, records, breakpoints, templates, previews }
}
