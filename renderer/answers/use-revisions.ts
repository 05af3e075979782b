import { useEffect, useState } from 'react'
import type { AnswerContent, AnswerState, RevisionInfo } from '../../shared/answer.ts'
import { asProblem, type Problem } from '../../shared/problem.ts'
import { ask } from '../engine/ask.ts'
import { useEngine } from '../state/engine-store.ts'

interface Revisions {
  /** Newest first; null until they are there. */
  readonly list: readonly RevisionInfo[] | null
  readonly problem: Problem | null
}

/** An answer's history, asked for again with each revision and with its first call. */
export const useRevisions = (answer: AnswerState): Revisions => {
  const { id, revision, firstCaptureId } = answer
  const open = useEngine(e => e.link === 'open')
  const [got, setGot] = useState<Revisions & { readonly of: string }>({ of: id, list: null, problem: null })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision, or its first call, is a reason to ask again
  useEffect(() => {
    if (!open) return
    let stale = false
    ask('answers.revisions', { answerId: id })
      .then(({ revisions }) => !stale && setGot({ of: id, list: revisions, problem: null }))
      .catch(error => !stale && setGot({ of: id, list: null, problem: asProblem(error) }))
    return () => {
      stale = true
    }
  }, [id, revision, firstCaptureId, open])
  return got.of === id ? got : { list: null, problem: null }
}

/** Revisions never change, so that what was fetched once is good for ever. */
const known = new Map<string, AnswerContent>()
const mostKnown = 64

/** The content of one revision; null until it is there, or when none is wanted. */
export const useRevision = (answerId: string, revision: number | null): AnswerContent | null => {
  const key = `${answerId} ${revision}`
  const [, drawAgain] = useState(0)
  useEffect(() => {
    if (revision === null || known.has(key)) return
    let stale = false
    ask('answers.revision', { answerId, revision })
      .then(({ content }) => {
        const oldest = known.keys().next().value
        if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest)
        known.set(key, content)
        if (!stale) drawAgain(n => n + 1)
      })
      .catch(() => {})
    return () => {
      stale = true
    }
  }, [answerId, revision, key])
  return revision === null ? null : (known.get(key) ?? null)
}
