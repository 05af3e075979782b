import type { ForgetPlan, ForgetReport } from '../../shared/forget.ts'
import type { InspectorParts } from '../inspector.ts'
import { forgetInAnswers } from './forget-in-answers.ts'
import { namesNumber, ruleWithout } from './forget-in-rules.ts'
import { forgetInSettings } from './forget-in-settings.ts'
import type { NumberTrace } from './number-trace.ts'
import { type Slices, stepThrough } from './slices.ts'

export interface DeskParts
  extends Pick<
    InspectorParts,
    'connections' | 'connection' | 'database' | 'settings' | 'tell' | 'workbench'
  > {
  readonly slices: Slices
}

type ForgottenInDesk = Pick<ForgetReport, 'rules' | 'settings' | 'revisions' | 'emptied'>

/** A number in what was made of calls: rules, settings, answers, and what was seen of drift. */
export const forgetInDesk = (parts: DeskParts) => {
  const { database, workbench, settings, slices, tell } = parts
  const rulesNaming = (trace: NumberTrace): number =>
    workbench.rules
      .list()
      .flatMap(({ file, rules }) => (file === null ? rules : []))
      .filter(rule => namesNumber(trace, rule)).length
  const sum = (counts: Iterable<number>): number => [...counts].reduce((a, b) => a + b, 0)

  const plan = async (trace: NumberTrace): Promise<Omit<ForgetPlan, 'captures'>> => {
    const answers = await stepThrough(slices, forgetInAnswers(database, trace)(false))
    return {
      revisions: sum(answers.values()),
      rules: rulesNaming(trace),
      settings: forgetInSettings(settings, trace, false).count,
    }
  }

  const forget = async (trace: NumberTrace): Promise<ForgottenInDesk> => {
    const rules = rulesNaming(trace)
    const emptied: string[] = []
    workbench.rules.rewrite(rule => {
      const { value, isEmptied } = ruleWithout(trace, rule)
      if (isEmptied) emptied.push(value.name)
      return value
    })
    const saved = forgetInSettings(settings, trace, true)
    const known = new Set(parts.connections().map(({ id }) => id))
    for (const [id, numbers] of saved.onlyNumbers)
      if (known.has(id)) parts.connection(id).setOnlyNumbers(numbers)
    for (const id of saved.renamed) if (known.has(id)) parts.connection(id).setLook(settings.connection(id))
    for (const id of saved.emptied) emptied.push(known.has(id) ? parts.connection(id).state().name : id)
    if (saved.count > 0) tell({ name: 'preferences', payload: settings.preferences() })
    const answers = await stepThrough(slices, forgetInAnswers(database, trace)(true))
    workbench.answers.refresh([...answers.keys()])
    database.prepare('DELETE FROM drifts WHERE instr(path, CAST(? AS BLOB)) > 0').run(trace.digits)
    return { rules, settings: saved.count, revisions: sum(answers.values()), emptied }
  }

  return { plan, forget }
}
