import type { EndpointHealth } from '../../shared/health.ts'

/** What the platform says of our endpoint, in a few words. */
export const platformStatusWords: Record<NonNullable<EndpointHealth['atPlatform']>['status'], string> = {
  active: 'active',
  disabled: 'disabled there, though not by us',
  failing: 'failing: too many deliveries got no 2xx',
  gone: 'gone: somebody deleted it',
  unknown: 'a status that is not documented',
}
