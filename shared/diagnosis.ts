import { z } from 'zod'

/** Near misses of a signature: what would have made it hold. */
export const NearMiss = z.enum([
  'other-secret',
  'secret-white-space',
  'secret-prefix',
  'scheme-prefix',
  'upper-case-hex',
  'base64',
  'body-rewritten',
  'timestamp',
  'other-platform',
])
export type NearMiss = z.infer<typeof NearMiss>

/** What is wrong with a signature, in words; never with a secret in it. */
export const Diagnosis = z.object({
  /** It holds with the secret that is in force. */
  holds: z.boolean(),
  /** How many combinations were tried. */
  tried: z.int(),
  findings: z.array(
    z.object({
      kind: NearMiss,
      /** One short sentence: "It is signed with the secret of another connection, staging." */
      text: z.string(),
      /** What to do about it. */
      next: z.string(),
    }),
  ),
})
export type Diagnosis = z.infer<typeof Diagnosis>
