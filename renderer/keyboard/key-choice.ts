import type { Preferences } from '../../shared/preferences.ts'
import type { Command, KeyRow } from './command.ts'
import { areKeys, areLetters, collide } from './press.ts'

export type KeyChoice = Pick<Preferences, 'keys' | 'letterKeys'>

/** What stands for one of the digits. */
export const anyDigit = '1–9'

type Changeable = KeyRow & Pick<Command, 'also'>

const chosen = ({ id, keys }: KeyRow, choice: KeyChoice): readonly string[] => {
  const own = choice.keys[id]
  if (own === null) return []
  // What cannot be pressed was not written by this page: its own keys stay.
  return own !== undefined && areKeys(own) ? [own] : keys
}

/** What has to be pressed for a command as this person has it: their own keys before those of the table. */
export const keysOf = (command: Changeable, choice: KeyChoice): readonly string[] => [
  ...chosen(command, choice).filter(keys => choice.letterKeys || !areLetters(keys)),
  ...(command.also ?? []),
]

const meetsDigit = (ways: readonly string[], press: string): boolean =>
  ways.includes(anyDigit) && /^\d$/.test(press)

/** Whether keys that were pressed are those of a command. */
export const isPressed = (command: Command, keys: string, choice: KeyChoice): boolean => {
  const ways = keysOf(command, choice)
  return ways.includes(keys) || meetsDigit(ways, keys)
}

/**
 * The commands that keys belong to already. One that acts in a certain place only is none of them: there it comes first,
 * and elsewhere it is not asked.
 */
export const takenBy = (
  all: readonly Command[],
  id: string,
  keys: string,
  choice: KeyChoice,
): readonly Command[] =>
  all.filter(
    other =>
      other.id !== id &&
      other.when === undefined &&
      [...chosen(other, choice), ...(other.also ?? [])].some(own => collide(own, keys)),
  )

/** The first halves of keys that are pressed after each other. */
export const firstHalves = (all: readonly Command[], choice: KeyChoice): ReadonlySet<string> =>
  new Set(all.flatMap(command => keysOf(command, choice).flatMap(keys => keys.split(' ').slice(0, -1))))
