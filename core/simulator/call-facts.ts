import { randomInt } from 'node:crypto'

/** What all events of one call have in common. */
export interface CallFacts {
  readonly callId: number
  /** E.164, or the literal `web`. */
  readonly from: string
  readonly to: string
  /** Who talked with the caller. */
  readonly voice: string
  readonly product: string
}

/** A guest with a number of their own, for rules that route by caller. */
export const vipNumber = '+14155550199'
/** The number that everybody calls here. Like all numbers here it is reserved for fiction (555-01xx). */
export const practiceNumber = '+16505550123'

const areaCodes = ['206', '212', '303', '312', '415', '503', '512', '617', '702', '808']

/** An ordinary caller: a random number that is neither the VIP's nor the practice line's own. */
export const randomCaller = (): string => {
  const area = areaCodes[randomInt(areaCodes.length)]
  return `+1${area}55501${String(randomInt(99)).padStart(2, '0')}`
}

/** Large enough that two runs do not meet, small enough for a JSON number to hold it exactly. */
export const newCallId = (): number => randomInt(1, 2 ** 47)
