import type { EndpointHealth } from '../../shared/health.ts'

/** What the platform says of our endpoint, in a few words. */
export const platformStatusWords: Record<NonNullable<EndpointHealth['atPlatform']>['status'], string> = {
  active: 'endpoint active',
  disabled: 'endpoint disabled, and not by us',
  failing: 'endpoint failing: too many deliveries got no 2xx',
  gone: 'endpoint gone: somebody deleted it',
  unknown: 'endpoint in a state that is not documented',
}
