import { useCallback, useMemo } from 'react'
import { decodeBody } from '../text/body.ts'
import { findHits, type Range } from '../text/hits.ts'
import type { Work } from '../text/work.ts'
import { useWork } from '../ui/use-work.ts'
import { holds } from './json-nodes.ts'
import { type ReadTree, readTree } from './json-tree.ts'
import { findInTree, type TreeHit } from './tree-hits.ts'

/** Beyond this, reading it at once would be felt. */
const smallChars = 65_536

/** A body with all that can be read in it. */
export interface BodyDocument {
  readonly bytes: Uint8Array
  /** What it says; where the bytes are no UTF-8, with a mark in the place of what is none. */
  readonly text: string
  readonly isText: boolean
  /** Null when it does not even begin like JSON. */
  readonly json: ReadTree | null
  readonly isSmall: boolean
}

/** A list, an object, or the beginning of one; or a text that is one value from end to end. */
const isJson = ({ tree, fault }: ReadTree): boolean => fault === null || holds(tree, 0)

function* readDocument(base64: string, isSmall: boolean): Work<BodyDocument> {
  const { bytes, text } = yield* decodeBody(base64)
  const json = text === null ? null : yield* readTree(text)
  return {
    bytes,
    text: text ?? new TextDecoder().decode(bytes),
    isText: text !== null,
    json: json && isJson(json) ? json : null,
    isSmall,
  }
}

/** Reads a body, piece by piece where it is long. Null until then. @param base64 null: there is none yet */
export const useDocument = (base64: string | null): BodyDocument | null => {
  const isSmall = (base64?.length ?? 0) < smallChars
  const start = useMemo(
    () => (base64 === null ? null : () => readDocument(base64, isSmall)),
    [base64, isSmall],
  )
  return useWork(start, isSmall)
}

const none: readonly never[] = []

/** The words of the filter in keys and values. */
export const useTreeHits = (body: BodyDocument | null, pattern: RegExp | null): readonly TreeHit[] => {
  const tree = body?.json?.tree
  const start = useMemo(() => (tree && pattern ? () => findInTree(tree, pattern) : null), [tree, pattern])
  return useWork(start, body?.isSmall ?? true) ?? none
}

/** The words of the filter in a text. */
export const useTextHits = (
  text: string | null,
  pattern: RegExp | null,
  isSmall: boolean,
): readonly Range[] => {
  const find = useCallback(() => findHits(text ?? '', pattern ?? /$^/g), [text, pattern])
  return useWork(text === null || pattern === null ? null : find, isSmall) ?? none
}
