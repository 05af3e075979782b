import { describe, expect, it } from 'vitest'
import { readRetention, retentionText } from '../../renderer/settings/retention-fields.ts'
import { firstPreferences } from '../../shared/preferences.ts'

const text = { captures: '500', days: '7', size: '1.5', unit: 'GiB' } as const

describe('the fields of what is kept', () => {
  it('say what is saved, and read it again', () => {
    const shown = retentionText(firstPreferences.retention)
    expect(shown).toEqual({ captures: '100000', days: '30', size: '1', unit: 'GiB' })
    expect(readRetention(shown).retention).toEqual(firstPreferences.retention)
  })
  it('count size in the unit beside it', () => {
    expect(readRetention(text).retention?.bytes).toBe(1.5 * 1_073_741_824)
    expect(readRetention({ ...text, size: '64', unit: 'MiB' }).retention?.bytes).toBe(64 * 1_048_576)
  })
  it('mean no limit where nothing stands in them', () => {
    expect(readRetention({ captures: '', days: ' ', size: '', unit: 'MiB' }).retention).toEqual({
      captures: null,
      days: null,
      bytes: null,
    })
  })
  it('take the spaces that we write between thousands', () => {
    expect(readRetention({ ...text, captures: '100 000' }).retention?.captures).toBe(100_000)
    expect(readRetention({ ...text, captures: '100\u202F000' }).retention?.captures).toBe(100_000)
  })
  it.each([
    ['captures', '99'],
    ['captures', '1e9'],
    ['captures', '10000001'],
    ['days', '0'],
    ['days', '1.5'],
    ['days', '-3'],
    ['size', '0.001'],
    ['size', 'much'],
  ] as const)('say what is wrong with %s when they hold %s', (field, value) => {
    const { retention, wrong } = readRetention({ ...text, [field]: value })
    expect(retention).toBeNull()
    expect(Object.keys(wrong)).toEqual([field])
  })
})
