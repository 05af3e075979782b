import { useState } from 'react'
import type { RequestName, Result } from '../../shared/contract.ts'
import { asProblem, type Problem } from '../../shared/problem.ts'

interface Asked<N extends RequestName> {
  readonly result: Result<N> | null
  readonly problem: Problem | null
  readonly busy: boolean
}

/** One request to the engine at a time, with the last of what came of it. A problem leaves the last result in sight, and `run` says false. */
export const useRequest = <N extends RequestName>() => {
  const [asked, setAsked] = useState<Asked<N>>({ result: null, problem: null, busy: false })
  const run = async (request: () => Promise<Result<N>>): Promise<boolean> => {
    setAsked(last => ({ ...last, problem: null, busy: true }))
    try {
      setAsked({ result: await request(), problem: null, busy: false })
      return true
    } catch (error) {
      setAsked(last => ({ ...last, problem: asProblem(error), busy: false }))
      return false
    }
  }
  const forget = (): void => setAsked({ result: null, problem: null, busy: false })
  return { ...asked, run, forget }
}
