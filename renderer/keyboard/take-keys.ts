type Taker = (event: KeyboardEvent) => void

let taker: Taker | null = null

/** Gives every key to one listener instead of to the page, such as while new keys are pressed. @returns what ends it */
export const takeKeys = (take: Taker): (() => void) => {
  taker = take
  return () => {
    if (taker === take) taker = null
  }
}

/** Hands a key on to whoever takes all of them. @returns whether somebody did */
export const isTaken = (event: KeyboardEvent): boolean => {
  if (!taker) return false
  event.preventDefault()
  event.stopPropagation()
  taker(event)
  return true
}
