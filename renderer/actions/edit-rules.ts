import { asProblem } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import type { Matcher, Rule } from '../../shared/rules/rule.ts'
import { ask } from '../engine/ask.ts'
import { focusSoon } from '../keyboard/focus.ts'
import { copyOf, newRule } from '../rules/new-rule.ts'
import { refusalWords } from '../rules/refusal-words.ts'
import { ruleIssues } from '../rules/rule-issues.ts'
import { useEngine } from '../state/engine-store.ts'
import { showNote } from '../state/notes-store.ts'
import {
  chooseRule,
  dropDraft,
  keepDraft,
  putRules,
  refuseRules,
  rulesSwappedIn,
  sameRules,
  setSavingRules,
  showPanel,
  undoRules,
  useRules,
} from '../state/rules-store.ts'
import { deletionOf, type Undo } from '../state/rules-undo.ts'
import { shownConnection } from '../state/shown.ts'
import { showConnection, showView, useView } from '../state/view-store.ts'

export const ruleNamePlace = 'rule-name'
/** The row of the rule that is looked at; where there is none, what makes the first. */
export const chosenRulePlace = 'rule-chosen'

const inForceOf = (connectionId: string): readonly Rule[] =>
  useEngine.getState().rules.find(r => r.connectionId === connectionId)?.rules ?? []

const rulesOf = (connectionId: string): readonly Rule[] =>
  useRules.getState().drafts.get(connectionId)?.rules ?? inForceOf(connectionId)

/** Changes the draft of a connection's rules. */
export const editRules = (
  connectionId: string,
  edit: (rules: readonly Rule[]) => readonly Rule[],
  undo: Undo | null = null,
): void => putRules(connectionId, inForceOf(connectionId), edit(rulesOf(connectionId)), undo)

export const editRule = (connectionId: string, ruleId: string, edit: (rule: Rule) => Rule): void =>
  editRules(connectionId, rules => rules.map(rule => (rule.id === ruleId ? edit(rule) : rule)))

export const editMatcher = (connectionId: string, ruleId: string, index: number, matcher: Matcher): void =>
  editRule(connectionId, ruleId, rule => ({
    ...rule,
    when: rule.when.map((known, i) => (i === index ? matcher : known)),
  }))

/** Shows a rule in the editor. */
export const openRule = (connectionId: string, ruleId: string): void => {
  if (useView.getState().connectionId !== connectionId) showConnection(connectionId)
  chooseRule(connectionId, ruleId)
  showPanel('rule')
  showView('rules')
}

/** Adds rules at the end, where they take nothing away from those that are there. */
export const addRules = (connectionId: string, added: readonly Rule[]): void => {
  editRules(connectionId, rules => [...rules, ...added])
  const first = added[0]
  if (first) openRule(connectionId, first.id)
}

export const addRule = (connectionId: string): void => {
  const { connections, answers } = useEngine.getState()
  const connection = connections.find(c => c.id === connectionId)
  const others = answers.filter(
    a => a.platform === connection?.platform && a.kind !== 'tool' && a.id !== connection.answerId,
  )
  // Another answer than the default one, because a rule that gives the same changes nothing.
  const answer = others[0]?.id ?? connection?.answerId ?? ''
  addRules(connectionId, [newRule(rulesOf(connectionId), answer)])
  focusSoon(ruleNamePlace)
}

export const duplicateRule = (connectionId: string, rule: Rule): void => {
  const copy = copyOf(rulesOf(connectionId), rule)
  editRules(connectionId, rules => rules.flatMap(known => (known.id === rule.id ? [known, copy] : [known])))
  openRule(connectionId, copy.id)
}

export const deleteRule = (connectionId: string, rule: Rule): void => {
  const rules = rulesOf(connectionId)
  const deletion = deletionOf(rules, rule)
  const at = rules.indexOf(rule)
  const next = rules[at + 1] ?? rules[at - 1]
  editRules(connectionId, all => all.filter(known => known.id !== rule.id), deletion)
  if (next) chooseRule(connectionId, next.id)
  focusSoon(chosenRulePlace)
}

/** Takes the last deletion or import back, and leads to what it brought. */
export const undoLast = (connectionId: string): void => {
  const last = useRules.getState().undos.get(connectionId)?.at(-1)
  undoRules(connectionId, inForceOf(connectionId))
  if (last?.of === 'delete') chooseRule(connectionId, last.rule.id)
  focusSoon(chosenRulePlace)
}

/** Moves a rule to another place of the order. */
export const moveRuleTo = (connectionId: string, ruleId: string, to: number): void =>
  editRules(connectionId, rules => {
    const rule = rules.find(known => known.id === ruleId)
    if (!rule || to < 0 || to >= rules.length) return rules
    return rules.filter(known => known !== rule).toSpliced(to, 0, rule)
  })

/** Takes the rules of a file in place of those that are here, as a draft. */
export const importRules = (connectionId: string, rules: readonly Rule[], fileName: string): void => {
  const undo: Undo = {
    of: 'replace',
    words: `The rules were replaced by those of ${fileName}.`,
    rules: rulesOf(connectionId),
  }
  editRules(connectionId, () => rules, undo)
  const first = rules[0]
  if (first) chooseRule(connectionId, first.id)
}

/** Whether somebody else changed the rules in force since the editing began. */
const isOvertaken = (connectionId: string): boolean => {
  const draft = useRules.getState().drafts.get(connectionId)
  return draft !== undefined && !sameRules(draft.base, inForceOf(connectionId))
}

/** The button that says that the draft counts, not what overtook it. */
export const keepMinePlace = 'rules-keep-mine'

export const swapInRulesPlace = 'rules-swap-in'

export const keepMyRules = (connectionId: string): void => {
  keepDraft(connectionId, inForceOf(connectionId))
  focusSoon(swapInRulesPlace)
}

export const takeTheirRules = (connectionId: string): void => {
  dropDraft(connectionId)
  focusSoon(chosenRulePlace)
}

/** Puts the draft in force, so that the next call goes by it. */
export const swapInRules = async (connectionId: string): Promise<void> => {
  const rules = rulesOf(connectionId)
  if (useRules.getState().saving) return
  if (sameRules(rules, inForceOf(connectionId))) {
    showNote('done', 'These rules are in force already', 'Nothing was changed since they were swapped in.')
    return
  }
  if (isOvertaken(connectionId)) {
    focusSoon(keepMinePlace)
    return
  }
  const { answers, connections } = useEngine.getState()
  const platform = connections.find(c => c.id === connectionId)?.platform
  const issue = ruleIssues(
    rules,
    answers.filter(answer => answer.platform === platform),
  )[0]
  if (issue) {
    refuseRules(connectionId, refusalWords(rules, issue))
    chooseRule(connectionId, issue.ruleId)
    showPanel('rule')
    return
  }
  setSavingRules(true)
  try {
    await ask('rules.save', { connectionId, rules: [...rules] })
    rulesSwappedIn(connectionId, rules)
    showNote('done', 'Rules swapped in', 'The next call goes by them.')
  } catch (error) {
    const { what, next } = sayProblem(asProblem(error).info)
    refuseRules(connectionId, `${what} ${next}`)
  } finally {
    setSavingRules(false)
  }
}

/** Swaps in the rules of the connection that is looked at. */
export const swapInShownRules = (): void => {
  const { connections, rules } = useEngine.getState()
  const connection = shownConnection(connections, useView.getState().connectionId)
  const file = rules.find(r => r.connectionId === connection?.id)?.file
  if (connection && file == null) void swapInRules(connection.id)
}
