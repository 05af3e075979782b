import type { AnswerState } from '../../shared/answer.ts'
import type { Rule } from '../../shared/rules/rule.ts'
import { readRulesFile, writeRulesFile } from '../../shared/rules/rules-file.ts'
import { importRules } from '../actions/edit-rules.ts'
import { saveFile } from '../actions/save-file.ts'
import { count } from '../format/numbers.ts'
import { useEngine } from '../state/engine-store.ts'
import { showNote } from '../state/notes-store.ts'
import { refuseRules } from '../state/rules-store.ts'
import { answerNamed } from './rule-words.ts'
import type { EditedRules } from './use-edited-rules.ts'

/** More than any rules file has; a film that was dropped by mistake is not read. */
const mostBytes = 8_388_608

/** Reads rules from a file into the draft. What is wrong with the file is said with its place. */
export const importRulesFile = async ({ connection }: EditedRules, file: File): Promise<void> => {
  const refuse = (why: string): void => refuseRules(connection.id, `${file.name} was not imported: ${why}.`)
  if (file.size > mostBytes) return refuse('it is too large to be a file of rules')
  const read = readRulesFile(await file.text())
  if (!read.ok) return refuse(`${read.place ? `${read.place}: ` : ''}${read.reason}`)
  if (read.platform !== connection.platform)
    return refuse(`its rules are for another platform, ${read.platform}`)
  importRules(connection.id, read.rules, file.name)
  showNote(
    'done',
    `${count(read.rules.length, 'rule')} from ${file.name}`,
    'Swap them in to put them in force.',
  )
}

/** An answer's id means nothing in another data folder; its name can be there. */
const withName = (rule: Rule, answers: readonly AnswerState[]): Rule => {
  const { action } = rule
  if (action.do === 'forward' || action.answer === undefined) return rule
  const answer = answerNamed(answers, action.answer)?.name ?? action.answer
  return { ...rule, action: { ...action, answer } }
}

/** Saves the rules that are shown as a file that `--rules` and the import read. */
export const exportRulesFile = ({ connection, rules }: EditedRules): void => {
  const { answers } = useEngine.getState()
  const named = rules.map(rule => withName(rule, answers))
  saveFile('rules.json', writeRulesFile(connection.platform, named))
}
