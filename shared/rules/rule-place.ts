/** What is wrong with rules, and where: `rules[2].when[0].path`. */
export interface RuleFault {
  readonly place: string
  /** In words, without a full stop at the end. */
  readonly reason: string
  /** The steps to the place from the list of rules. */
  readonly path: readonly PropertyKey[]
}

/** A place in the words of a document: `rules[0].when[1].from`. */
export const placeOf = (root: string, path: readonly PropertyKey[]): string =>
  path.reduce<string>((place, step) => {
    if (typeof step === 'number') return `${place}[${step}]`
    const key = String(step)
    if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${place}[${JSON.stringify(key)}]`
    return place === '' ? key : `${place}.${key}`
  }, root)
