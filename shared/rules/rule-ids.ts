/** A name as an id: lower-case letters, digits and hyphens; names without a Latin letter or digit by their characters' numbers. */
const slug = (name: string): string => {
  const latin = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '')
  if (latin !== '') return latin
  const numbers = [...name.trim()].slice(0, 8).map(letter => letter.codePointAt(0)?.toString(36))
  return `rule-${numbers.join('-')}`.slice(0, 48)
}

/** An id for a rule of that name which none of the others has: the same for the same name, and numbered from the second on. */
export const ruleIdFor = (name: string, taken: ReadonlySet<string>): string => {
  const id = slug(name)
  for (let n = 1; ; n++) {
    const wanted = n === 1 ? id : `${id}-${n}`
    if (!taken.has(wanted)) return wanted
  }
}

const record = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null

/** Gives each rule of a file that was left without an id one of its name. What is no rule stays as it is. */
export const withRuleIds = (rules: readonly unknown[]): readonly unknown[] => {
  const taken = new Set<string>()
  for (const rule of rules) if (typeof record(rule)?.id === 'string') taken.add(String(record(rule)?.id))
  return rules.map(value => {
    const rule = record(value)
    if (!rule || rule.id !== undefined || typeof rule.name !== 'string') return value
    const id = ruleIdFor(rule.name, taken)
    taken.add(id)
    return { id, ...rule }
  })
}
