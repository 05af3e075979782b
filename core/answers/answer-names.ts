import type { PlatformId } from '../../shared/platform.ts'
import { Problem } from '../../shared/problem.ts'
import type { NamedAnswer } from './answer-users.ts'
import { foldName, withoutInvisible } from './fold-name.ts'

const longest = 120

/** Never through the middle of a sign, of which no half can be kept. */
const cut = (text: string, length: number): string => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')

/** As it is kept: on one line, because it stands in menus and messages. @throws Problem `bad-request` */
const cleanName = (name: string): string => {
  const clean = name.replace(/\p{Cc}+/gu, ' ').trim()
  if (withoutInvisible(clean).trim() === '')
    throw new Problem('bad-request', { reason: 'an answer needs a name' })
  return cut(clean, longest).trimEnd()
}

const withEnd = (name: string, end: string): string => `${cut(name, longest - end.length).trimEnd()}${end}`

/** The names of all answers, each platform for itself. */
export interface AnswerNames {
  /** @param answers in the order they were made: of two with one name, from before names had to differ, the first has it */
  index(answers: readonly NamedAnswer[]): void
  /** The id of the answer of that name. */
  idOf(platform: PlatformId, name: string): string | undefined
  /** As it is kept. @throws Problem `answer-name-taken` by another answer than `besides` */
  take(platform: PlatformId, wanted: string, besides?: string): string
  /** The name, or with the first number that makes it free: `VIP`, `VIP 2`. */
  free(platform: PlatformId, wanted: string): string
  /** `VIP copy`, `VIP copy 2`; the copy of a copy is one of the first. */
  copyOf(platform: PlatformId, name: string): string
}

export const makeAnswerNames = (): AnswerNames => {
  let byName = new Map<string, string>()
  let ids = new Set<string>()
  const key = (platform: PlatformId, name: string): string => `${platform} ${foldName(name)}`
  /** A rule may name an answer by its id as well: no other can be called so. */
  const isTaken = (platform: PlatformId, name: string, besides?: string): boolean => {
    const holder = byName.get(key(platform, name))
    return (holder !== undefined && holder !== besides) || (ids.has(name) && name !== besides)
  }
  const free = (platform: PlatformId, wanted: string): string => {
    const name = cleanName(wanted)
    for (let n = 1; ; n++) {
      const tried = n === 1 ? name : withEnd(name, ` ${n}`)
      if (!isTaken(platform, tried)) return tried
    }
  }
  return {
    index: answers => {
      byName = new Map(
        answers.toReversed().map(({ platform, name, id }) => [key(platform, name), id] as const),
      )
      ids = new Set(answers.map(({ id }) => id))
    },
    idOf: (platform, name) => byName.get(key(platform, name)),
    take: (platform, wanted, besides) => {
      const name = cleanName(wanted)
      if (isTaken(platform, name, besides)) throw new Problem('answer-name-taken', { name })
      return name
    },
    free,
    copyOf: (platform, name) => free(platform, withEnd(name.replace(/ copy( \d+)?$/, ''), ' copy')),
  }
}
