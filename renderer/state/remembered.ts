/** Reads what an earlier visit left. A browser may forbid storage; then nothing is remembered and all else works. */
export const recall = (key: string): string | null => {
  try {
    return localStorage.getItem(`hookswitch.${key}`)
  } catch {
    return null
  }
}

/** Remembers a choice of this person on this machine; null forgets it. Never for secrets. */
export const remember = (key: string, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(`hookswitch.${key}`)
    else localStorage.setItem(`hookswitch.${key}`, value)
  } catch {
    // Nothing depends on it.
  }
}
