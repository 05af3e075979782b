import { describe, expect, it } from 'vitest'
import { infoPlace } from '../../../renderer/json-editor/info-place.ts'
import { findingAfter } from '../../../renderer/json-editor/tell-here.ts'
import type { PlacedFinding } from '../../../shared/answer-text.ts'

const box = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})

describe('the meaning of a completion', () => {
  const option = box(10, 10, 200, 20)
  const info = box(0, 0, 300, 80)

  it('stands beside the list where it fits', () => {
    expect(infoPlace(box(10, 10, 200, 60), option, info, box(0, 0, 900, 600))).toMatch(/left: 100%/)
    expect(infoPlace(box(600, 10, 200, 60), option, info, box(0, 0, 900, 600))).toMatch(/right: 100%/)
  })

  it('stands below the list where it does not, and above at the bottom', () => {
    expect(infoPlace(box(100, 10, 200, 60), option, info, box(0, 0, 420, 600))).toMatch(/^top: calc\(100%/)
    expect(infoPlace(box(100, 520, 200, 60), option, info, box(0, 0, 420, 600))).toMatch(
      /^bottom: calc\(100%/,
    )
  })
})

describe('the next problem', () => {
  const at = (from: number) => ({ from }) as PlacedFinding

  it('is the first behind the cursor, and the first of all after the last', () => {
    const findings = [at(30), at(5)]
    expect(findingAfter(findings, 0)?.from).toBe(5)
    expect(findingAfter(findings, 5)?.from).toBe(30)
    expect(findingAfter(findings, 30)?.from).toBe(5)
    expect(findingAfter([], 0)).toBeUndefined()
  })
})
