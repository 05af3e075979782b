import type { EndpointEntry } from '../../shared/endpoints.ts'

/** An account at a platform as the doctor asks it. */
export interface DoctorAccount {
  /** The platform's name. */
  readonly platform: string
  /** With the version. */
  readonly apiUrl: string
  /** Every endpoint, and whose it is. @throws Problem `no-api-key`, `api-…` */
  endpoints(signal: AbortSignal): Promise<EndpointEntry[]>
}

/** The list is asked for once, however many checks look at it. */
export const askingOnce = (account: DoctorAccount): DoctorAccount => {
  let asked: Promise<EndpointEntry[]> | null = null
  return {
    ...account,
    endpoints: signal => {
      asked ??= account.endpoints(signal)
      return asked
    },
  }
}

export const counted = (count: number, thing: string): string =>
  `${count === 0 ? 'no' : count} ${thing}${count === 1 ? '' : 's'}`
