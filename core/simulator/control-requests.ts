import { z } from 'zod'
import { Scenario } from '../../shared/contract.ts'

/** What the control API and `hookswitch trigger` can ask for. */
export const TriggerRequest = z.object({
  /** Any name: those that nobody can subscribe to go to every active endpoint. */
  type: z.string().min(1).max(200),
  /** Dotted paths in the sample event, such as `data.from_number`, and the values to put there. */
  set: z.record(z.string().max(500), z.unknown()).optional(),
  /** Appended to the query of the endpoint's URL, as a widget's page does. */
  query: z.record(z.string(), z.string()).optional(),
  count: z.int().min(1).max(10_000).optional(),
  /** Per second; 0 or left out: all at once, up to 50 in flight. */
  rate: z.number().min(0).max(10_000).optional(),
})
export type TriggerRequest = z.infer<typeof TriggerRequest>

export const ScenarioRequest = z.object({ scenario: Scenario })
