import { describe, expect, it } from 'vitest'
import { readToolPath } from '../../../core/receiver/tool-path.ts'

describe('the path of a function tool', () => {
  it.each([
    ['/h/k3/t/find_booking', 'find_booking'],
    ['/h/k3/t/find_booking?customer_id=1', 'find_booking'],
    ['/h/k3/t/look%20up', 'look up'],
    ['/h/k3/t/find_booking/', 'find_booking'],
    ['/h/k3/t/find_booking/?customer_id=1', 'find_booking'],
  ])('%s names the tool %s of its connection', (path, tool) => {
    expect(readToolPath(path)).toEqual({ base: '/h/k3', tool })
  })

  it.each([
    '/h/k3',
    '/h/k3?x=/t/find',
    '/h/k3/t/',
    '/h/k3/t/a/b',
    '/h/k3/t/%E0%A4%A',
    '/h/k3/t/a%00b',
    `/h/k3/t/${'a'.repeat(129)}`,
    '/p/k3/t/find',
    '/t/find',
  ])('%s is none', path => {
    expect(readToolPath(path)).toBeNull()
  })
})
