import { templateLimits } from './limits.ts'
import type { TemplateContext } from './renderer.ts'

const children = (value: object): readonly unknown[] => (Array.isArray(value) ? value : Object.values(value))

/**
 * Walks level by level, and stops at the limits: a value of a megabyte, or nested a hundred thousand times, costs no more
 * than one that fits. Counts less than its JSON has.
 */
const isSmall = (value: unknown): boolean => {
  let room: number = templateLimits.mostContext
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > templateLimits.deepest) return false
    const next: unknown[] = []
    for (const item of level) {
      room -= typeof item === 'string' ? item.length + 2 : 2
      if (typeof item === 'object' && item !== null)
        for (const child of children(item)) {
          next.push(child)
          if (next.length > room) return false
        }
      if (room < 0) return false
    }
    level = next
  }
  return true
}

/** What a template can name, as JSON for the thread; null when that is too much. */
export const packContext = (context: TemplateContext): string | null => {
  if (!isSmall(context)) return null
  const packed = JSON.stringify(context)
  return packed.length > templateLimits.mostContext ? null : packed
}
