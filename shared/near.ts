/** Edits (insert, delete, replace, swap of neighbours) between two words, case ignored. */
const distance = (a: string, b: string): number => {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/** The known word that was probably meant, or null when none is near. Long words are not compared: a key that long is no slip. */
export const nearest = (word: string, known: readonly string[]): string | null => {
  if (word.length > 64) return null
  const wanted = word.toLowerCase().replace(/[-_\s]/g, '')
  let found: string | null = null
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of known) {
    const d = distance(wanted, candidate.toLowerCase().replace(/[-_\s]/g, ''))
    if (d < least) {
      least = d
      found = candidate
    }
  }
  return found
}
