import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openCaptures } from '../../../core/captures/database.ts'
import { openRuleBook, type RuleBookParts } from '../../../core/rules/rule-book.ts'
import { storeRules } from '../../../core/rules/rule-store.ts'
import { Problem } from '../../../shared/problem.ts'
import type { RuleSetState } from '../../../shared/rules/rule-state.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/** A book of rules over a captures file, where the answers VIP and Night exist. */
export const openBookAt = (folder: string, more: Partial<RuleBookParts> = {}) => {
  const database = openCaptures(join(folder, 'captures.sqlite'))
  const told: RuleSetState[] = []
  const problems: Problem[] = []
  const names = ['VIP', 'Night']
  const book = openRuleBook({
    store: storeRules(database),
    dataFolder: folder,
    clock: { now: () => 1_000 },
    platformOf: id => {
      if (id === 'nowhere') throw new Problem('connection-not-found', { id })
      return 'thunderphone'
    },
    answers: {
      idOf: (_, idOrName) => {
        if (idOrName.startsWith('file-')) return idOrName
        return names.includes(idOrName) ? idOrName : null
      },
      names: () => names,
    },
    watchAnswer: async file => `file-${file}`,
    keepAnswers: async () => {},
    onChange: state => told.push(state),
    onProblem: problem => problems.push(problem),
    ...more,
  })
  const close = async (): Promise<void> => {
    await book.close()
    if (database.isOpen) database.close()
  }
  onTestFinished(close)
  return { book, database, folder, told, problems, close }
}
export const openBook = (more: Partial<RuleBookParts> = {}) => openBookAt(tempFolder(), more)
