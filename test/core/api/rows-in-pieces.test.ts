import { expect, it } from 'vitest'
import { type HandlerParts, makeHandlers } from '../../../core/api/handlers.ts'
import { sampleSummary } from '../captures/sample-capture.ts'

/** A call waits for no more than this many rows. */
const most = 100

it('a page of captures and what is pinned are read in pieces, so that calls are answered in between', async () => {
  const all = Array.from({ length: 730 }, (_, i) => sampleSummary(730 - i))
  const sizes: number[] = []
  const pinned: string[] = []
  const parts = {
    captures: {
      page: (limit: number, beforeSeq = 1_000) => {
        sizes.push(limit)
        return all.filter(({ seq }) => seq < beforeSeq).slice(0, limit)
      },
    },
    inspector: {
      keeper: {
        pin: (ids: readonly string[]) => {
          sizes.push(ids.length)
          pinned.push(...ids)
        },
      },
    },
    sharing: {},
  } as unknown as HandlerParts
  const handlers = makeHandlers(parts)

  const first = await handlers['captures.page']({ limit: 500 })
  expect(first).toEqual({ captures: all.slice(0, 500), more: true })
  expect(await handlers['captures.page']({ limit: 500, beforeSeq: 231 })).toEqual({
    captures: all.slice(500),
    more: false,
  })
  const ids = all.map(({ id }) => id)
  await handlers['captures.pin']({ ids, pinned: true })
  expect(pinned).toEqual(ids)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(most)
})
