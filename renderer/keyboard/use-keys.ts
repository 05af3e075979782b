import { useEngine } from '../state/engine-store.ts'
import { type CommandId, commandOf } from './commands.ts'
import { keysOf } from './key-choice.ts'

/** What has to be pressed for a command, as this person has it. Empty when it is switched off. */
export const useKeys = (id: CommandId | undefined): readonly string[] => {
  const choice = useEngine(e => e.preferences)
  return id === undefined ? [] : keysOf(commandOf(id), choice)
}
