import type { CaptureSummary } from '../../shared/capture.ts'

/** Where things stand in a dot plot, in pixels. */
export interface PlotScale {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly limitMs: number
  readonly step: number
  xOf(place: number): number
  yOf(ms: number): number
  /** The place at a distance from the left edge; null outside. */
  placeAt(x: number): number | null
}

interface PlotSize {
  readonly width: number
  readonly height: number
  /** How many places there are; the newest call stands in the last one. */
  readonly slots: number
}

/** The scale for some calls against their limit: at least up to the limit, and further when one was slower. */
export const plotScale = (
  calls: readonly CaptureSummary[],
  limitMs: number,
  { width, height, slots }: PlotSize,
): PlotScale => {
  const [left, right, top, bottom] = [34, 8, 12, 8]
  const slowest = calls.reduce((most, call) => Math.max(most, call.timing.localMs), limitMs)
  const step = Math.max(0, width - left - right) / slots
  const first = slots - calls.length
  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    limitMs,
    step,
    xOf: place => left + (first + place + 0.5) * step,
    yOf: value => height - bottom - (value / slowest) * (height - top - bottom),
    placeAt: x => {
      const place = Math.floor((x - left) / step) - first
      return place < 0 || place >= calls.length ? null : place
    },
  }
}
