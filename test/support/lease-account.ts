import { onTestFinished } from 'vitest'
import type { LeaseAccount } from '../../core/lease/leases.ts'
import type { ListedEndpoint } from '../../core/platforms/endpoint-api.ts'
import { platformAdapter } from '../../core/platforms/registry.ts'
import { type Simulator, startSimulator } from '../../core/simulator/simulator.ts'

/** An account at a platform on this machine, under whatever address. */
export const accountAt = (apiUrl: string, apiKey: string): LeaseAccount => ({
  connectionId: 'thunderphone',
  platform: 'thunderphone',
  platformName: 'ThunderPhone',
  apiUrl,
  apiKey,
  api: platformAdapter('thunderphone').endpointApi({ apiUrl, apiKey, userAgent: 'Hookswitch/0' }),
})

export const soon = (): AbortSignal => AbortSignal.timeout(5_000)

export interface TestPlatform extends Simulator {
  /** The way to it without anything in between. */
  readonly account: LeaseAccount
  listed(): Promise<ListedEndpoint[]>
  /** Registers somebody's endpoint. @returns its id */
  register(label: string, url?: string): Promise<string>
}

/** The real simulator. */
export const testPlatform = async (): Promise<TestPlatform> => {
  const simulator = await startSimulator({ platform: 'thunderphone' })
  onTestFinished(() => simulator.close())
  const account = accountAt(simulator.apiUrl, simulator.apiKey)
  return {
    ...simulator,
    account,
    listed: () => account.api.list(soon()),
    register: async (label, url = 'https://crm.example/hook') => {
      const events = ['telephony.incoming']
      return (await account.api.create({ label, url, events }, soon())).id
    },
  }
}
