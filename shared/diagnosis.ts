import { z } from 'zod'

/** Near misses of a signature: what would have made it hold. */
export const NearMiss = z.enum([
  'other-secret',
  'secret-white-space',
  'secret-prefix',
  'scheme-prefix',
  'upper-case-hex',
  'base64',
  'header-form',
  'body-rewritten',
  'timestamp',
  'other-platform',
])
export type NearMiss = z.infer<typeof NearMiss>

export const SignatureFinding = z.object({
  kind: NearMiss,
  /** One short sentence: "It is signed with the endpoint secret of staging." */
  text: z.string(),
  /** What to do about it. */
  next: z.string(),
})
export type SignatureFinding = z.infer<typeof SignatureFinding>

/** What is wrong with a signature, in words; never with a secret in it, and never with a signature that a secret would make. */
export const Diagnosis = z.object({
  /** It holds with the secret that is in force. */
  holds: z.boolean(),
  /** How many combinations of a secret and bytes were tried. */
  tried: z.int(),
  /** What stands in the header, in a sentence: "It has 63 hexadecimal digits instead of 64." */
  given: z.string(),
  /** All of them together would have made it hold. */
  findings: z.array(SignatureFinding),
  /** Where there is no near miss: what that means, and what to do. */
  otherwise: z.object({ text: z.string(), next: z.string() }).nullable(),
})
export type Diagnosis = z.infer<typeof Diagnosis>
