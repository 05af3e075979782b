import { resolve } from 'node:path'
import { readAnswerFileText } from '../../shared/answer-file.ts'
import type { PlatformId } from '../../shared/platform.ts'
import type { AnswerBook, LiveAnswer } from '../answers/answer-book.ts'
import { answerOfFile, readAnswerFile } from '../answers/answer-file.ts'
import { storeAnswers } from '../answers/answer-store.ts'
import { acceptContent } from '../answers/check-content.ts'
import { toLive } from '../answers/live-answer.ts'
import { openAnswerBook } from '../answers/open-answer-book.ts'
import { ownAgentAnswer } from '../answers/own-agent-answer.ts'
import { numberKey } from '../callers/number-key.ts'
import { readTable } from '../callers/read-table.ts'
import type { CallerTable } from '../callers/table.ts'
import { systemClock } from '../clock.ts'
import type { Line } from '../delivery/line.ts'
import { platformAdapter } from '../platforms/registry.ts'
import type { SavedConnection } from '../settings/settings.ts'
import type { Database } from '../sqlite.ts'
import type { RulesFileParts } from './load-rules-file.ts'
import type { RuleSet } from './rule-set.ts'

/** The answers of a data folder and of files, to be looked up and never changed. */
export interface AnswersToRead extends RulesFileParts {
  find(id: string): LiveAnswer | null
  named(platform: PlatformId, idOrName: string): LiveAnswer | null
}

const bookOf = (database: Database): AnswerBook =>
  openAnswerBook({
    store: storeAnswers(database),
    clock: systemClock,
    firstCaptureOf: () => null,
    usersOf: () => [],
    onChange: () => {},
    onRemoved: () => {},
  })

/** @param database open to be read; null where there is none yet: then only answers in files are known */
export const answersToRead = (database: Database | null): AnswersToRead => {
  const book = database && bookOf(database)
  const inFiles = new Map<string, LiveAnswer>()
  const named = (platform: PlatformId, idOrName: string): LiveAnswer | null =>
    inFiles.get(idOrName) ?? book?.named(platform, idOrName) ?? null
  return {
    find: id => inFiles.get(id) ?? book?.find(id) ?? null,
    named,
    answers: {
      idOf: (platform, idOrName) => named(platform, idOrName)?.id ?? null,
      names: platform => book?.list().flatMap(a => (a.platform === platform ? [a.name] : [])) ?? [],
    },
    watchAnswer: async (wanted, platform) => {
      const file = resolve(wanted)
      const { id, name } = answerOfFile(file)
      const { kind, content } = readAnswerFileText(await readAnswerFile(file), name, platform)
      const { check, forced } = acceptContent(platform, kind, content, false)
      // The next one, if the file has been given before: what is in it now may never have been in force.
      const before = book?.find(id)
      const revision = before ? before.revision + (before.text === content.text ? 0 : 1) : 1
      const newest = { ...content, revision, forced, createdAt: systemClock.now() }
      inFiles.set(id, toLive({ id, name, platform, kind }, newest, check))
      return id
    },
  }
}

/** What a dry run of a connection needs to know of it, as it was saved last. */
export interface SavedLineParts {
  readonly connectionId: string
  readonly platform: PlatformId
  readonly saved: SavedConnection
  /** The id of its default answer where none was saved. */
  readonly firstAnswerId: string
  readonly answers: AnswersToRead
  /** What counts as in force. */
  readonly rules: RuleSet
}

/** A table that is no good was said when it was put in force; here it is as if there were none. */
const tableOf = async (file: string | null): Promise<CallerTable> =>
  file === null ? new Map() : readTable(file).catch(() => new Map())

/** A connection as a dry run sees it, without a running engine. Nothing is sent, asked or written through it. */
export const savedLine = async (parts: SavedLineParts): Promise<Line> => {
  const { connectionId, platform, saved, answers, rules } = parts
  const callers = await tableOf(saved.callers ?? null)
  const forwardTo = saved.forwardTo ?? null
  return {
    connectionId,
    platform: platformAdapter(platform),
    answer: () => answers.find(saved.answerId ?? parts.firstAnswerId) ?? ownAgentAnswer(platform),
    answerNamed: idOrName => answers.named(platform, idOrName),
    rules: () => rules,
    caller: number => {
      const key = number === null ? null : numberKey(number)
      return key === null ? null : (callers.get(key) ?? null)
    },
    forward: () =>
      forwardTo === null ? null : { url: forwardTo, secret: null, insecure: saved.forwardInsecure ?? false },
    handlerTrust: () => ({ secret: null, insecure: saved.forwardInsecure ?? false }),
    publicUrl: () => null,
    // Of a live delivery only.
    secret: () => '',
    deadline: () => ({ marginMs: 0, answer: null }),
    tunnel: () => null,
    passesOver: () => null,
    privacy: () => 'all',
    crowd: { enter: () => ({ waitedMs: 0, owedMs: 0, beyond: false }), leave: () => {} },
    delivered: () => {},
    voices: () => null,
  }
}
