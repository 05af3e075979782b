import { describe, expect, it } from 'vitest'
import { boundsOnScreens } from '../../../electron/window/window-bounds.ts'

const screens = [
  { x: 0, y: 0, width: 1_920, height: 1_040 },
  { x: 1_920, y: 0, width: 1_280, height: 1_024 },
]
const size = { width: 1_000, height: 700 }

describe('the place of a window', () => {
  it.each([
    ['on the first screen', { x: 10, y: 20 }],
    ['on the second screen', { x: 2_000, y: 100 }],
    ['half beyond the left edge', { x: -600, y: 20 }],
    ['across two screens', { x: 1_500, y: 20 }],
  ])('is kept %s', (_where, place) => {
    expect(boundsOnScreens({ ...place, ...size }, screens)).toEqual({ ...place, ...size })
  })

  it.each([
    ['on a screen that is gone', { x: 4_000, y: 100 }],
    ['beyond the left edge', { x: -990, y: 20 }],
    ['above the top, where no mouse takes hold of it', { x: 10, y: -300 }],
    ['below the bottom', { x: 10, y: 1_030 }],
    ['nowhere', {}],
  ])('is left to the system when it was %s', (_where, place) => {
    expect(boundsOnScreens({ ...place, ...size }, screens)).toEqual(size)
  })
})
