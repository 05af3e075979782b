import { describe, expect, it } from 'vitest'
import { filledRanges, templateRanges } from '../../renderer/document/template-ranges.ts'

const filled = (source: string, rendered: string): readonly string[] | undefined =>
  filledRanges(source, rendered)?.map(({ from, to }) => rendered.slice(from, to))

describe('the templates of a text', () => {
  it('are found, those over several lines too', () => {
    const text = 'a {{ b }} c {%- if d -%} e {{ f |\n g }}'
    expect(templateRanges(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      '{{ b }}',
      '{%- if d -%}',
      '{{ f |\n g }}',
    ])
  })
})

describe('what templates filled in', () => {
  it.each([
    ['Call {{ a }} back.', 'Call +1 back.', ['+1']],
    ['{{ a }}, {{ b | default: "our guest" }}, is', 'x, our guest, is', ['x', 'our guest']],
    ['{{ a }}', 'everything', ['everything']],
    ['a{{ nothing }}b', 'ab', []],
    ['no template', 'no template', []],
  ])('in %s is what is between the words around them', (source, rendered, words) => {
    expect(filled(source, rendered)).toEqual(words)
  })

  it.each([
    ['{% if vip %}Dear guest.{% endif %} Hello.', ' Hello.'],
    ['Hello {{ a }}.', 'Bye x.'],
    ['ab{{ a }}bc', 'abc'],
  ])('in %s is not known when its words are not all there', (source, rendered) => {
    expect(filledRanges(source, rendered)).toBeNull()
  })
})
