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

  it('is nothing in a text that is not JSON', () => {
    expect(problemPlace('{{ prompt', 'prompt: no')).toBeNull()
  })
})
