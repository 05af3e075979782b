import type { FindQuery } from './find-captures.ts'
import type { SeqRange } from './index-work.ts'

/** The files a search thread works on. */
export interface SearchFiles {
  readonly search: string
  readonly captures: string
}

export type ToSearch =
  | { readonly t: 'changed'; readonly seqs: readonly number[] }
  | { readonly t: 'removed'; readonly ranges: readonly SeqRange[] }
  | { readonly t: 'find'; readonly id: number; readonly query: FindQuery }
  /** Removes those, and overwrites all that was ever removed. */
  | { readonly t: 'forget'; readonly id: number; readonly ranges: readonly SeqRange[] }
  | { readonly t: 'close' }

export type FromSearch =
  | { readonly t: 'ready' }
  | {
      readonly t: 'found'
      readonly id: number
      readonly seqs: Uint32Array
      readonly more: boolean
      readonly upTo: number
    }
  | { readonly t: 'forgotten'; readonly id: number }
  | { readonly t: 'failed'; readonly id: number; readonly why: string }
