import { expect, it } from 'vitest'
import { sayAbout } from '../../../core/doctor/diagnosis.ts'
import { runDoctor } from '../../../core/doctor/run-doctor.ts'
import { Problem } from '../../../shared/problem.ts'

const after = <T>(ms: number, value: T): Promise<T> => new Promise(resolve => setTimeout(resolve, ms, value))

it('checks are run side by side and keep their order', async () => {
  const startedAt = performance.now()
  const found = await Promise.all(
    runDoctor([
      { id: 'disk', look: () => after(200, sayAbout('disk').good('one')) },
      { id: 'clock', look: () => after(100, sayAbout('clock').good('two')) },
      { id: 'tunnel', look: async () => sayAbout('tunnel').skipped('three') },
    ]),
  )
  expect(found.map(({ text }) => text)).toEqual(['one', 'two', 'three'])
  expect(performance.now() - startedAt).toBeLessThan(290)
})

it('a check that fails, at once or later, is a bad one, and the others are not touched', async () => {
  const found = await Promise.all(
    runDoctor([
      {
        id: 'disk',
        look: () => {
          throw new Error('broken at once')
        },
      },
      { id: 'tunnel', look: () => Promise.reject(new Problem('practice-off')) },
      { id: 'clock', look: async () => sayAbout('clock').good('fine') },
    ]),
  )
  expect(found.map(({ result, problem }) => [result, problem])).toEqual([
    ['bad', 'internal'],
    ['bad', 'practice-off'],
    ['good', undefined],
  ])
  expect(found[0]?.text).toContain('broken at once')
})

it('a check that is not done in time is called off and said to be bad', async () => {
  let calledOff = false
  const [hanging, quick] = await Promise.all(
    runDoctor(
      [
        {
          id: 'tunnel',
          look: signal =>
            new Promise(() =>
              signal.addEventListener('abort', () => {
                calledOff = true
              }),
            ),
        },
        { id: 'disk', look: async () => sayAbout('disk').good('fine') },
      ],
      100,
    ),
  )
  expect(hanging).toMatchObject({ id: 'tunnel', result: 'bad', text: 'Nothing was found out within 0.1 s.' })
  expect(quick?.result).toBe('good')
  expect(calledOff).toBe(true)
})
