import { describe, expect, it } from 'vitest'
import { problemPlace } from '../../renderer/document/problem-place.ts'

const text = '{ "prompt": "{{ a | nope }}", "tools": [{ "endpoint": { "url": "{{" } }] }'
const at = (problem: string): string | null => {
  const place = problemPlace(text, problem)
  return place && text.slice(place.from, place.to)
}

describe('the place of a problem with a template', () => {
  it.each([
    ['prompt: undefined filter: nope', '"{{ a | nope }}"'],
    ['tools[0].endpoint.url: output "{{" not closed', '"{{"'],
    ['absent: undefined filter', null],
    ['It took too long.', null],
  ])('is found in the text for “%s”', (problem, place) => {
    expect(at(problem)).toBe(place)
  })

  it.each([
    [1, '"Hello.'],
    [2, '{{ a | nope }} \\\\n'],
    [3, 'Bye."'],
  ])('is line %i of a string that has several', (line, words) => {
    const long = '{ "prompt": "Hello.\\n{{ a | nope }} \\\\n\\nBye." }'
    const place = problemPlace(long, `prompt, line ${line}: unknown filter “nope”`)
    expect(place && long.slice(place.from, place.to)).toBe(words)
  })

  it('is nothing in a text that is not JSON', () => {
    expect(problemPlace('{{ prompt', 'prompt: no')).toBeNull()
  })
})
