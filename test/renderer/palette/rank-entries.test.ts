import { describe, expect, it } from 'vitest'
import { fuzzy } from '../../../renderer/palette/fuzzy.ts'
import { rankEntries } from '../../../renderer/palette/rank-entries.ts'

const entry = (label: string, kind = 'Page', hindrance: string | null = null) => ({
  id: label,
  label,
  kind,
  keys: [],
  hindrance,
  recent: true,
  run: () => {},
})
const labels = [
  'Go to Live',
  'Go to Connections',
  'Place a call',
  'Swap in',
  'Next capture',
  'Newest capture',
]
const entries = labels.map(label => entry(label))
const ranked = (typed: string, recent: readonly string[] = []) =>
  rankEntries(entries, typed, recent).map(e => e.label)

describe('fuzzy matching', () => {
  it('takes letters that lie apart, the first at the beginning of a word', () => {
    expect(fuzzy('gtc', 'Go to Connections')).not.toBeNull()
    expect(fuzzy('onn', 'Go to Connections')).not.toBeNull()
    expect(fuzzy('oio', 'Go to Connections')).toBeNull()
    expect(fuzzy('xyz', 'Go to Connections')).toBeNull()
  })
  it('wants every word that was typed', () => {
    expect(fuzzy('call place', 'Place a call')).not.toBeNull()
    expect(fuzzy('call plaice', 'Place a call')).toBeNull()
  })
  it.each([
    ['the beginning of a word', 'cap', 'Next capture', 'Escape'],
    ['what stands together', 'live', 'Go to Live', 'Leave it very early'],
    ['the shorter name', 'call', 'Call', 'Call somebody else'],
  ])('prefers %s', (_, typed, better, worse) => {
    expect(fuzzy(typed, better) ?? 0).toBeGreaterThan(fuzzy(typed, worse) ?? 0)
  })
})

describe('the palette', () => {
  it('shows all in the order of the table while nothing is typed, what was chosen lately first', () => {
    expect(ranked('')).toEqual(labels)
    expect(ranked('', ['Swap in', 'Go to Live', 'gone'])).toEqual([
      'Swap in',
      'Go to Live',
      'Go to Connections',
      'Place a call',
      'Next capture',
      'Newest capture',
    ])
  })
  it('shows what fits only, and of what fits alike what was chosen lately first', () => {
    expect(ranked('capture')).toEqual(['Next capture', 'Newest capture'])
    expect(ranked('capture', ['Newest capture'])).toEqual(['Newest capture', 'Next capture'])
  })
  it('finds by the kind too, after what is called that', () => {
    const some = [entry('Open VIP', 'Answer'), entry('Answer the call')]
    expect(rankEntries(some, 'answer', []).map(e => e.label)).toEqual(['Answer the call', 'Open VIP'])
  })
  it('shows what cannot be done now at the end, and only when it is asked for', () => {
    const some = [entry('Place a call', 'Practice', 'the practice line is off'), entry('Recall all of it')]
    expect(rankEntries(some, '', []).map(e => e.label)).toEqual(['Recall all of it'])
    expect(rankEntries(some, 'call', []).map(e => e.label)).toEqual(['Recall all of it', 'Place a call'])
  })
})
