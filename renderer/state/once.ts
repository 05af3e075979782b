/** Remembers the last result: page and keyboard ask for the same thing many times between two changes. */
export const once = <A extends readonly unknown[], R>(work: (...args: A) => R): ((...args: A) => R) => {
  let last: { args: A; result: R } | null = null
  return (...args) => {
    if (last?.args.every((arg, i) => Object.is(arg, args[i]))) return last.result
    last = { args, result: work(...args) }
    return last.result
  }
}
