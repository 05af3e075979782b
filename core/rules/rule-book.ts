import { resolve } from 'node:path'
import type { PlatformId } from '../../shared/platform.ts'
import { Problem } from '../../shared/problem.ts'
import { checkRules } from '../../shared/rules/check-rules.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import type { RuleSetState } from '../../shared/rules/rule-state.ts'
import { readRulesFile, writeRulesFile } from '../../shared/rules/rules-file.ts'
import type { Clock } from '../clock.ts'
import type { TurnCounts } from './asked.ts'
import { answerFault, withAnswerIds } from './check-answers.ts'
import { compileRules } from './compile-rules.ts'
import { keepRulesAside } from './keep-rules-aside.ts'
import type { CountedRuleSet, RuleSet } from './rule-set.ts'
import type { RuleStore } from './rule-store.ts'
import { type WatchFileParts, watchRulesFile } from './watch-rules-file.ts'

/** The rules of every connection, kept in the captures file or read from a file that is watched. */
export interface RuleBook {
  list(): RuleSetState[]
  /** The rules in force, by reference: take it once for each delivery. A connection without rules has an empty set. */
  of(connectionId: string): RuleSet
  /** @throws Problem `rules-invalid`, `rules-in-file`, `connection-not-found` */
  save(connectionId: string, rules: readonly Rule[]): void
  /** The rules in force, to be asked without counting for any call. */
  apart(connectionId: string): RuleSet
  /** Ready to be asked without counting for any call, and not in force. @throws Problem `rules-invalid`, `connection-not-found` */
  try(connectionId: string, rules: readonly Rule[]): RuleSet
  /**
   * Writes the saved rules of every connection anew, and puts them in force where they do not come from a file.
   * @param change gives back the same rule where there is nothing to change
   */
  rewrite(change: (rule: Rule) => Rule): void
  /** Takes the rules of a connection from a file from now on. Rejects with a Problem `rules-file-invalid`, `file-unreadable`. */
  watch(connectionId: string, file: string, platform: PlatformId): Promise<void>
  close(): Promise<void>
}

export interface RuleBookParts extends WatchFileParts {
  readonly store: RuleStore
  /** Where rules go that cannot be read. */
  readonly dataFolder: string
  readonly clock: Pick<Clock, 'now'>
  /** @throws Problem `connection-not-found` */
  platformOf(connectionId: string): PlatformId
  onChange(state: RuleSetState): void
  onProblem(problem: Problem): void
}

interface Entry {
  readonly connectionId: string
  /** How far "every nth" has counted: it goes on for the rules that stay. */
  readonly counts: TurnCounts
  set: CountedRuleSet
  file: string | null
  problem: Problem | null
  stop(): Promise<void>
}

const nothing = compileRules([], new Map())

export const openRuleBook = (parts: RuleBookParts): RuleBook => {
  const { store, answers, onChange, onProblem } = parts
  const entries = new Map<string, Entry>()

  const entry = (connectionId: string): Entry => {
    const known = entries.get(connectionId)
    if (known) return known
    const counts = new Map()
    const made = { connectionId, counts, set: nothing, file: null, problem: null, stop: async () => {} }
    entries.set(connectionId, made)
    return made
  }
  const state = ({ connectionId, set, file, problem }: Entry): RuleSetState => ({
    connectionId,
    rules: [...set.rules],
    file,
    problem: problem?.info ?? null,
  })
  const put = (one: Entry, rules: readonly Rule[]): void => {
    one.set = compileRules(rules, one.counts)
    const kept = new Set(rules.map(({ id }) => id))
    for (const id of one.counts.keys()) if (!kept.has(id)) one.counts.delete(id)
  }
  /** @throws Problem `rules-invalid` */
  const checked = (rules: readonly Rule[], platform: PlatformId): readonly Rule[] => {
    const check = checkRules(rules)
    const fault = check.ok ? answerFault(check.rules, platform, answers) : check.fault
    if (fault) throw new Problem('rules-invalid', { place: fault.place, reason: fault.reason })
    return check.ok ? withAnswerIds(check.rules, platform, answers) : []
  }

  for (const stored of store.all()) {
    const read = readRulesFile(stored.text)
    if (read.ok) put(entry(stored.connectionId), read.rules)
    else {
      const reason = read.place ? `${read.place}: ${read.reason}` : read.reason
      onProblem(keepRulesAside(parts.dataFolder, store, stored, reason, parts.clock.now()))
    }
  }

  const watch = async (one: Entry, file: string, platform: PlatformId): Promise<void> => {
    await one.stop()
    one.stop = await watchRulesFile(file, one.connectionId, platform, parts, {
      take: rules => {
        put(one, rules)
        one.file = file
        one.problem = null
        onChange(state(one))
      },
      refuse: problem => {
        one.problem = problem
        onProblem(problem)
        onChange(state(one))
      },
    })
  }

  return {
    list: () => [...entries.values()].map(state),
    of: connectionId => entries.get(connectionId)?.set ?? nothing,
    apart: connectionId => (entries.get(connectionId)?.set ?? nothing).apart(),
    save: (connectionId, rules) => {
      const platform = parts.platformOf(connectionId)
      const file = entries.get(connectionId)?.file ?? null
      if (file !== null) throw new Problem('rules-in-file', { file })
      const good = checked(rules, platform)
      store.save(connectionId, writeRulesFile(platform, good), parts.clock.now())
      const one = entry(connectionId)
      put(one, good)
      onChange(state(one))
    },
    try: (connectionId, rules) => {
      const good = checked(rules, parts.platformOf(connectionId))
      return compileRules(good, new Map(entries.get(connectionId)?.counts))
    },
    rewrite: change => {
      for (const { connectionId, text } of store.all()) {
        const read = readRulesFile(text)
        if (!read.ok) continue
        const rules = read.rules.map(change)
        if (rules.every((rule, i) => rule === read.rules[i])) continue
        store.save(connectionId, writeRulesFile(read.platform, rules), parts.clock.now())
        const one = entry(connectionId)
        if (one.file !== null) continue
        put(one, rules)
        onChange(state(one))
      }
    },
    watch: (connectionId, file, platform) => watch(entry(connectionId), resolve(file), platform),
    close: async () => {
      await Promise.all([...entries.values()].map(one => one.stop()))
    },
  }
}
