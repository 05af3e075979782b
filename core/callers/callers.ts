import type { CallersState } from '../../shared/state.ts'

/** One connection's table of callers: a CSV or JSON file, watched, keyed by number. */
export interface Callers {
  state(): CallersState | null
  /** The row of a number, whatever its spacing; null when there is none. */
  find(number: string | null): Readonly<Record<string, unknown>> | null
  /** Reads another file, or none. What is wrong with it stands in the state. */
  use(file: string | null): Promise<void>
  close(): Promise<void>
}

export const makeCallers = (_onChange: () => void): Callers => ({
  state: () => null,
  find: () => null,
  use: async () => {},
  close: async () => {},
})
