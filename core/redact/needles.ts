import type { Needle } from './matcher.ts'
import { nationalOf } from './number-book.ts'
import type { Kind, Span } from './sight.ts'

/** Words that begin sentences and mean no one, though people are called so. */
const ordinary = new Set(
  'will may mark grant rose grace hope faith joy art bill chase dale drew rich rob sue summer autumn april june august miss mister missus doctor hello the web and you your call agent guest caller customer client user test unknown anonymous street road avenue north south east west'.split(
    ' ',
  ),
)

/** Names only with their capital: in small letters they are words of any prompt. */
const alsoWords = new Set(
  'baker price young white black green brown woods stone banks bishop carter clark marsh miller mason parker porter potter powers singer smith taylor turner walker weaver weber wells fisher foster gardner hunter knight marshall page parks pearl pope prince reader rivers sharp short sparks storm strong swift waters winter spring rainy summers field fields forest brooks bridges court frank harden house hours island lake large little long major moore noble olive penny piper poole quick ready robin royal ruby sandy savage shepherd skinner small snow spark speed star sterling story sweet temple thorn tower trust viola violet virtue wheeler wilder wise wolf worth'.split(
    ' ',
  ),
)

/** One private value, as it was met first. */
export interface Met {
  readonly kind: Kind
  readonly original: string
  readonly why: Span['why']
}

const sentences = (text: string): string[] =>
  text
    .split(/(?<=[.!?…])\s+|\n+/)
    .map(one => one.trim().replace(/[.!?…]+$/, ''))
    .filter(one => one.length >= 16 && one.split(/\s+/).length >= 4)

const spellings = (name: string): string[] => [
  ...(/\s/.test(name.trim())
    ? ['+', '_', '-', '.', ''].map(joint => name.trim().replace(/\s+/g, joint))
    : []),
  ...(name.includes("'") ? [name.replaceAll("'", '’')] : []),
  ...(name.includes('’') ? [name.replaceAll('’', "'")] : []),
]

/** The parts of a name that are looked for by themselves, and the same parts of its stand-in. */
export const nameParts = (original: string): string[] =>
  /^\p{Lu}/u.test(original) && /\s/.test(original) && !/\d/.test(original)
    ? original
        .split(/\s+/)
        .filter(part => part.length >= 3 && /^\p{Lu}/u.test(part) && !ordinary.has(part.toLowerCase()))
    : []

/** Whether it is long and rare enough to be looked for anywhere: "yes" was said and stands in many a word. */
export const needlesOf = ({ kind, original, why }: Met): Needle[] => {
  const as = original
  const needle = (text: string, more: Partial<Needle> = {}): Needle => ({
    text,
    kind,
    why,
    as,
    exact: false,
    whole: false,
    ...more,
  })
  switch (kind) {
    case 'words':
      return [
        ...(original.length >= 12 && original.split(/\s+/).length >= 3 ? [needle(original.trim())] : []),
        ...sentences(original)
          .filter(one => one !== original.trim())
          .map(one => needle(one, { as: one, why: 'elsewhere' })),
      ]
    case 'name': {
      if (original.length < 3 || (!/^[\p{Lu}\p{Lo}]|\s/u.test(original) && !/\d/.test(original))) return []
      if (ordinary.has(original.toLowerCase())) return []
      const isLong = /\s/.test(original) && original.length >= 8
      // A script without spaces has no words to stand by themselves.
      if (/^\p{Lo}/u.test(original)) return [needle(original)]
      const whole = needle(original, {
        whole: !isLong,
        exact: !isLong && (original.length < 5 || alsoWords.has(original.toLowerCase())),
      })
      return [whole, ...spellings(original).map(text => needle(text, { whole: text.length < 8 }))]
    }
    case 'token':
      return original.length >= 5 ? [needle(original, { exact: true, whole: original.length < 10 })] : []
    case 'id': {
      const tells = /\d/.test(original) ? original.length >= 5 : original.length >= 8
      return tells
        ? [needle(original, { exact: !/^[0-9a-f-]{16,}$/i.test(original), whole: original.length < 16 })]
        : []
    }
    case 'number':
      return []
    default:
      return original.length >= 3 ? [needle(original, { exact: kind === 'text' })] : []
  }
}

/** @param digits of E.164: it is found with and without its country */
export const numberNeedles = (digits: string): Needle[] => {
  const national = nationalOf(digits)
  return [...new Set([digits, national, `0${national}`])]
    .filter(text => text.length >= 8)
    .map(text => ({ text, kind: 'number', why: 'elsewhere', as: text, exact: true, whole: false }))
}
