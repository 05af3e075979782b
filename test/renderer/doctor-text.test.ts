import { expect, it } from 'vitest'
import { doctorText, sayResults } from '../../renderer/doctor/doctor-text.ts'
import type { DoctorCheck } from '../../shared/doctor.ts'

const check = (change: Partial<DoctorCheck>): DoctorCheck => ({
  id: 'disk',
  title: 'Disk',
  result: 'good',
  text: '40 GB are free.',
  cure: '',
  ...change,
})
const checks = [
  check({}),
  check({
    id: 'handler',
    title: 'Handler',
    result: 'bad',
    text: 'Nothing listens there.',
    cure: 'Start it.',
  }),
  check({ id: 'clock', title: 'Clock', result: 'skipped', text: 'No time was told.' }),
]

it('sums up what was found, the worst first, without what was not', () => {
  expect(sayResults(checks)).toBe('1 bad, 1 good, 1 skipped')
  expect(sayResults([])).toBe('')
})

it('is a text that can be pasted, with each cure below what it is for', () => {
  expect(doctorText('ThunderPhone', checks).split('\n')).toEqual([
    'ThunderPhone: 1 bad, 1 good, 1 skipped',
    'good     Disk: 40 GB are free.',
    'bad      Handler: Nothing listens there.',
    '         Start it.',
    'skipped  Clock: No time was told.',
  ])
})
