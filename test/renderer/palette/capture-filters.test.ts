import { expect, it } from 'vitest'
import { captureFilters } from '../../../renderer/palette/capture-filters.ts'

it('looks for a number among callers, called numbers and calls, and for an id as it is', () => {
  expect(captureFilters('+1 (415) 555')).toEqual(['from:+1415555', 'to:+1415555', 'call:+1415555'])
  expect(captureFilters('98765')).toEqual(['from:98765', 'to:98765', 'call:98765'])
  expect(captureFilters('cap_01J8ZQ')).toEqual(['cap_01J8ZQ'])
})

it('leaves words of commands, and what is too short, alone', () => {
  for (const typed of ['place', 'go to live', 'settings', '12', '', 'rev 3 of it'])
    expect(captureFilters(typed)).toEqual([])
})
