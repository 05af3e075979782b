import type { Preferences } from '../../shared/preferences.ts'
import type { SavedConnection, SettingsStore } from '../settings/settings.ts'
import { nobodysNumber } from './forget-in-rules.ts'
import type { NumberTrace } from './number-trace.ts'

export interface ForgottenSettings {
  /** How many named it. */
  readonly count: number
  /** Ids of connections whose numbers changed, with those that are left. */
  readonly onlyNumbers: ReadonlyMap<string, readonly string[]>
  /** Connections that took this number alone. */
  readonly emptied: readonly string[]
  /** Connections whose name changed. */
  readonly renamed: readonly string[]
}

/** Takes a number out of what is kept of connections, and of saved filters. @param write false: only counts */
export const forgetInSettings = (
  settings: SettingsStore,
  trace: NumberTrace,
  write: boolean,
): ForgottenSettings => {
  const onlyNumbers = new Map<string, readonly string[]>()
  const emptied: string[] = []
  const renamed: string[] = []
  let count = 0
  const isNamed = (word: string): boolean => trace.is(word) || trace.isInText(word)
  const save = (id: string, change: Partial<SavedConnection>): void => {
    count++
    if (write) settings.saveConnection(id, change)
  }

  for (const id of Object.keys(settings.connections())) {
    const saved = settings.connection(id)
    const numbers = saved.onlyNumbers ?? []
    const left = numbers.filter(number => !isNamed(number))
    if (left.length < numbers.length) {
      // Without any it would take everybody.
      if (left.length === 0) emptied.push(id)
      const next = left.length === 0 ? [nobodysNumber] : left
      onlyNumbers.set(id, next)
      save(id, { onlyNumbers: next })
    }
    if (saved.name !== undefined && trace.isInText(saved.name)) {
      renamed.push(id)
      save(id, { name: trace.takeOut(saved.name).trim() || undefined })
    }
    if (saved.forwardTo && trace.isInText(saved.forwardTo)) save(id, { forwardTo: null })
  }
  const { savedFilters }: Preferences = settings.preferences()
  const kept = savedFilters.filter(({ name, filter }) => !isNamed(name) && !isNamed(filter))
  count += savedFilters.length - kept.length
  if (write && kept.length < savedFilters.length) settings.savePreferences({ savedFilters: kept })
  return { count, onlyNumbers, emptied, renamed }
}
