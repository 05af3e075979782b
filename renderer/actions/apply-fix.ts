import type { Rule } from '../../shared/rules/rule.ts'
import type { Fix } from '../document/fix.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'
import { showError, showNote } from '../state/notes-store.ts'
import { changeBoth, useRules } from '../state/rules-store.ts'
import { shownConnection } from '../state/shown.ts'
import { useView } from '../state/view-store.ts'
import { editAnswer } from './edit-answer.ts'

const takesTool = (rule: Rule, tool: string): boolean =>
  rule.when.some(matcher => matcher.match === 'tool' && matcher.is.includes(tool))

const freeId = (rules: readonly Rule[], tool: string): string => {
  const slug = tool
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  const stem = slug === '' ? 'tool' : `tool-${slug}`
  let id = stem
  for (let n = 2; rules.some(rule => rule.id === id); n++) id = `${stem}-${n}`
  return id
}

/** The rules with one that passes a tool's calls on, before any other that would take them; the same rules when it is there. */
export const withToolRule = (
  rules: readonly Rule[],
  tool: string,
  forwardTo: string,
  id = freeId(rules, tool),
): readonly Rule[] => {
  const at = rules.findIndex(rule => rule.on && takesTool(rule, tool))
  const before = rules[at]
  if (before?.action.do === 'forward' && before.action.to === forwardTo && before.when.length === 1)
    return rules
  const rule: Rule = {
    id,
    name: `Tool ${tool}`,
    on: true,
    when: [{ match: 'tool', is: [tool] }],
    action: { do: 'forward', to: forwardTo },
  }
  return at === -1 ? [...rules, rule] : [...rules.slice(0, at), rule, ...rules.slice(at)]
}

const saveToolRule = async ({ tool, forwardTo }: NonNullable<Fix['rule']>): Promise<void> => {
  const { connections, rules: sets } = useEngine.getState()
  const connection = shownConnection(connections, useView.getState().connectionId)
  if (!connection) return
  const rules = sets.find(set => set.connectionId === connection.id)?.rules ?? []
  const draft = useRules.getState().drafts.get(connection.id)?.rules ?? []
  const id = freeId([...rules, ...draft], tool)
  const next = withToolRule(rules, tool, forwardTo, id)
  if (next !== rules) await ask('rules.save', { connectionId: connection.id, rules: [...next] })
  // Also into what is being written: swapping that in would take the rule away again.
  changeBoth(connection.id, rules, next, mine => withToolRule(mine, tool, forwardTo, id))
  if (next === rules) return
  showNote(
    'done',
    `A rule forwards the tool “${tool}”`,
    `Its calls come to Hookswitch and go on to ${forwardTo}.`,
  )
}

/** Mends an answer. A rule that the fix needs comes first: without it the answer stays as it is, and why is shown. */
export const applyFix = async (answerId: string, fix: Fix): Promise<void> => {
  try {
    if (fix.rule) await saveToolRule(fix.rule)
    editAnswer(answerId, fix.apply)
  } catch (error) {
    showError(error)
  }
}
