/**
 * Words of the index that nobody can type: each begins with a sign of Unicode's private use, which is taken out of all
 * text. Numbers in pieces of three digits are found from any digit on by phrases of few different words, which costs the
 * same however many numbers there are; facets make a field filter as cheap as a word.
 */
export const marks = { run: '\ue000', from: '\ue001', to: '\ue002', facet: '\ue003', end: '\ue004' } as const
export type NumberMark = 'run' | 'from' | 'to'

const privateSigns = /[\ue000-\ue00f\0]/g

/** Takes out what would be mistaken for a word of ours, and NUL, at which SQLite ends a text. */
export const withoutPrivate = (text: string): string => text.replace(privateSigns, ' ')

const pieces = (digits: string, mark: string): readonly string[] =>
  (digits.match(/\d{1,3}/g) ?? []).map(piece => mark + piece)

/** A number to be found from its first digit on, or with `anywhere` from any of them. */
export const numberWords = (digits: string, mark: NumberMark, anywhere: boolean): string => {
  const starts = anywhere ? [0, 1, 2] : [0]
  return starts
    .filter(at => at < digits.length)
    .map(at => [...pieces(digits.slice(at), marks[mark]), marks.end].join(' '))
    .join(' ')
}

/** The phrase that finds a number by some of its digits. */
export const numberPhrase = (digits: string, mark: NumberMark): string => {
  const words = pieces(digits, marks[mark]).join(' ')
  return digits.length % 3 === 0 ? `"${words}"` : `"${words}" *`
}

/** What a row has one value of, or a few, among not many. */
export type FacetKind =
  | 'all'
  | 'connection'
  | 'type'
  | 'verdict'
  | 'source'
  | 'signature'
  | 'is'
  | 'status'
  | 'slower'
  | 'answer'
  | 'rule'
  | 'tool'
  | 'tag'

/** One word for any value: as hexadecimal, because most signs would end it. */
export const facetWord = (kind: FacetKind, value: string): string =>
  `${marks.facet}${kind}${Buffer.from(value.slice(0, 200)).toString('hex')}`
