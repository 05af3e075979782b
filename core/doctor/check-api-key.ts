import { asProblem } from '../../shared/problem.ts'
import { counted, type DoctorAccount } from './account.ts'
import { type Diagnosis, sayAbout } from './diagnosis.ts'

const say = sayAbout('api-key')

/** Whether the platform takes the key and lets it see endpoints. @param account null for a connection without one */
export const checkApiKey = async (account: DoctorAccount | null, signal: AbortSignal): Promise<Diagnosis> => {
  if (!account) return say.skipped('This connection needs none.')
  try {
    const endpoints = await account.endpoints(signal)
    return say.good(`${account.platform} takes the key and lists ${counted(endpoints.length, 'endpoint')}.`)
  } catch (error) {
    const problem = asProblem(error)
    if (problem.code === 'no-api-key')
      return say.skipped(
        `No API key of ${account.platform} is known here.`,
        'Give one with --api-key-file, or connect in the page.',
      )
    return say.problem(problem, problem.code === 'api-busy' ? 'warning' : 'bad')
  }
}
