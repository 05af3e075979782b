import type { CompileMatcher } from './test.ts'

const ordinal = (n: number): string => {
  const teen = n % 100 >= 11 && n % 100 <= 13
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`
}

/** Asked after all other matchers of its rule, so that only what those take is counted. */
export const every: CompileMatcher<'every'> = ({ nth }, { ruleId }) => ({
  holds: asked => asked.turn(ruleId) % nth === 0,
  explain: asked => {
    const turn = asked.turn(ruleId)
    const words = `it is the ${ordinal(turn)} that fits`
    return turn % nth === 0
      ? `${words}, and every ${ordinal(nth)} is taken`
      : `${words}, and only every ${ordinal(nth)} is taken`
  },
})
