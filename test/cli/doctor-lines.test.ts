import { describe, expect, it } from 'vitest'
import { doctorLines } from '../../cli/doctor-lines.ts'
import type { DoctorCheck } from '../../shared/doctor.ts'

const check = (some: Partial<DoctorCheck>): DoctorCheck => ({
  id: 'disk',
  title: 'Disk',
  result: 'good',
  text: 'It is fine.',
  cure: '',
  ...some,
})

describe('a check of the doctor in a terminal', () => {
  it.each([
    ['good', '✓'],
    ['warning', '!'],
    ['bad', '✕'],
    ['skipped', '–'],
  ] as const)('begins with a glyph: %s is %s', (result, glyph) => {
    expect(doctorLines(check({ result }), 100)).toEqual([`${glyph} Disk             It is fine.`])
  })

  it('has its cure below, and both go on under themselves', () => {
    const text = 'One two three four five six seven.'
    expect(doctorLines(check({ text, cure: text }), 49)).toEqual([
      '✓ Disk             One two three four five six',
      '                   seven.',
      '                   → One two three four five six',
      '                     seven.',
    ])
  })

  it('fits the terminal, does not part a figure from its unit, and keeps long words whole', () => {
    const long = `https://${'x'.repeat(90)}.example`
    const text = `${long} ${'It takes 76 KiB of 77 GiB. '.repeat(9)}`.trim()
    const lines = doctorLines(check({ text, cure: text }), 80)
    for (const line of lines) {
      if (!line.includes(long)) expect(line.length, line).toBeLessThanOrEqual(80)
      expect(line).not.toMatch(/\d$/)
    }
    expect(lines.join('').replace(/\s/g, '')).toContain(long)
  })

  it('says what a terminal would obey instead of doing it', () => {
    expect(doctorLines(check({ text: 'a\u001b[2Jb' }), 100).join('')).toContain('a\\u001b[2Jb')
  })
})
