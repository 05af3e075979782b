import { describe, expect, it } from 'vitest'
import { defaultPair, shownPair } from '../../renderer/answers/compared.ts'

describe('what is compared when nobody chose', () => {
  it('is the newest revision against the one before it', () => {
    expect(defaultPair([3, 2, 1], false)).toEqual({ before: 2, after: 3 })
  })

  it('is the draft against what is in force, while there is one', () => {
    expect(defaultPair([3, 2, 1], true)).toEqual({ before: 3, after: 'draft' })
  })

  it('is nothing with a single revision', () => {
    expect(defaultPair([1], false)).toBeNull()
  })
})

describe('what is compared', () => {
  it('is what was chosen, and gives way when the draft that was chosen is swapped in', () => {
    expect(shownPair({ before: 1, after: 'draft' }, [3, 2, 1], true)).toEqual({ before: 1, after: 'draft' })
    expect(shownPair({ before: 1, after: 'draft' }, [4, 3, 2, 1], false)).toEqual({ before: 1, after: 4 })
  })
})
