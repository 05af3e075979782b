/**
 * How often somebody else on this thread had a turn while work was done: what gives way every few milliseconds lets
 * hundreds in, what does not none. Counted, not timed: a busy machine makes the turns longer, not fewer.
 */
export const countTurns = async (work: () => Promise<unknown>): Promise<number> => {
  let turns = 0
  let over = false
  const next = (): void => {
    turns += 1
    if (!over) setImmediate(next)
  }
  setImmediate(next)
  await work()
  over = true
  return turns
}
