import { z } from 'zod'

export const WindowBounds = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(320).max(20_000),
  height: z.int().min(240).max(20_000),
})
export type WindowBounds = z.infer<typeof WindowBounds>

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const usualBounds: WindowBounds = { width: 1_480, height: 900 }

/** So much of a window has to be on a screen for a mouse to take hold of it. */
const leastSeen = 80

const isSeen = (window: Area, area: Area): boolean =>
  Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x) >= leastSeen &&
  window.y >= area.y - 10 &&
  window.y + leastSeen <= area.y + area.height

/** The saved bounds, without a place that no screen shows any more. */
export const boundsOnScreens = (
  { x, y, width, height }: WindowBounds,
  screens: readonly Area[],
): Area | { width: number; height: number } => {
  if (x === undefined || y === undefined) return { width, height }
  const window = { x, y, width, height }
  return screens.some(area => isSeen(window, area)) ? window : { width, height }
}
