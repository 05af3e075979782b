import { focusSoon } from '../keyboard/focus.ts'
import { showPanel, showSplit } from '../state/rules-store.ts'
import { chosenRulePlace } from './edit-rules.ts'

/** What opens the form, where no rule does. */
export const splitPlace = 'split-calls'
/** Its first field. */
export const experimentPlace = 'split-experiment'

/** Shows the form that shares the calls out among answers, and goes into it. */
export const openSplit = (): void => {
  showSplit()
  focusSoon(experimentPlace)
}

/** Leaves it as it is; the focus goes back to the rules. */
export const closeSplit = (hasRules: boolean): void => {
  showPanel(hasRules ? 'rule' : 'list')
  focusSoon(hasRules ? chosenRulePlace : splitPlace)
}
