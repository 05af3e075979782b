import type { Params, RequestName, Result } from '../../shared/contract.ts'
import type { PageClient } from '../../shared/page-client.ts'
import { Problem } from '../../shared/problem.ts'
import { checkSent, maskResult } from './masking.ts'

interface Line {
  readonly client: PageClient
  /** Applies the events that came before a reply, so that a reply is never ahead of what it is about. */
  flush(): void
}

let line: Line | null = null

/** Says over which line requests go from now on; null while there is none. */
export const setLine = (next: Line | null): void => {
  line = next
}

/** Asks the engine, and takes the reply as it is: whoever shows it covers it first. Rejects as `ask` does. */
export const askBare = async <N extends RequestName>(name: N, params: Params<N>): Promise<Result<N>> => {
  const asked = line
  if (!asked) throw new Problem('engine-stopping')
  checkSent(name, params)
  try {
    return await asked.client.request(name, params)
  } finally {
    asked.flush()
  }
}

/**
 * Asks the engine. Rejects with a `Problem`, `engine-stopping` while there is no line, `masked` for what would be lost by
 * being sent covered.
 */
export const ask = async <N extends RequestName>(name: N, params: Params<N>): Promise<Result<N>> =>
  maskResult(name, await askBare(name, params))
