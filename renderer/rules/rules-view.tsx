/** Who gets which answer. */
export const RulesView = () => <section aria-label="Rules" />
