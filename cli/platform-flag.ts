import { PlatformId } from '../shared/platform.ts'
import { Problem } from '../shared/problem.ts'
import type { Given } from './command.ts'

/** `--platform`, thunderphone without one. @throws Problem `usage` */
export const platformOf = (given: Given): PlatformId => {
  const parsed = PlatformId.safeParse(given.text('platform') ?? 'thunderphone')
  if (parsed.success) return parsed.data
  throw new Problem('usage', {
    reason: `There is no platform "${given.text('platform')}" here.`,
    next: `It can be ${PlatformId.options.join(', ')}.`,
  })
}
