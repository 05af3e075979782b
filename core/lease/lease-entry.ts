import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isNonce } from './label.ts'

const version = 1

/** What is written down of a lease: enough to find its endpoint again. Never a key or a secret. */
export const LeaseEntry = z.object({
  version: z.literal(version),
  nonce: z.string().refine(isNonce),
  /** What the endpoint is called at the platform; the nonce is its end. */
  label: z.string(),
  /** Made once for each data folder. */
  installationId: z.string(),
  machine: z.string(),
  /** The real path of the data folder whose engine took it. A copied folder still names the original. */
  folder: z.string(),
  connectionId: z.string(),
  platform: z.string(),
  apiUrl: z.string(),
  /** Tells whether a key is the one that it was taken with: another account's list says nothing about it. */
  keyMark: z.string(),
  createdAt: z.iso.datetime(),
  /** `intent`: asked for, and the answer was not heard yet. */
  state: z.enum(['intent', 'held']),
  endpointId: z.string().nullable(),
})
export type LeaseEntry = z.infer<typeof LeaseEntry>

const Versioned = z.looseObject({ version: z.int().min(version + 1) })

/** Written by a Hookswitch to come, whose rules are not known here. */
export const isNewer = (json: unknown): boolean => Versioned.safeParse(json).success

/** A few digits of a hash: the key cannot be told from them. */
export const keyMarkOf = (nonce: string, apiKey: string): string =>
  createHash('sha256').update(`${nonce} ${apiKey}`).digest('hex').slice(0, 12)
