import { expect, it } from 'vitest'
import { checkClock } from '../../../core/doctor/check-clock.ts'
import { rawListener, unusedPort } from '../../support/developer-handler.ts'
import { apiStandIn } from './api-stand-in.ts'
import { never } from './signal.ts'

const check = (apiUrl: string | null) =>
  checkClock({ apiUrl, platform: 'ThunderPhone', userAgent: 'Hookswitch/test' }, never())
const withDate = async (headers: Record<string, string>) => check((await apiStandIn({ headers })).apiUrl)
const dateIn = (seconds: number) => new Date(Date.now() + seconds * 1_000).toUTCString()

it.each<[number, string, RegExp]>([
  [0, 'good', /^This machine's clock goes with ThunderPhone's \(± 0\.5 s\)\.$/],
  [4, 'good', /goes with/],
  [-4, 'good', /goes with/],
  [20, 'warning', /clock is (19|20) s behind ThunderPhone's \(± 0\.5 s\)\.$/],
  [-20, 'warning', /clock is (20|21) s ahead of ThunderPhone's/],
  [70, 'bad', /clock is (69|70) s behind/],
  [-7_200, 'bad', /clock is 2 h ahead of/],
  [-300, 'bad', /clock is 5 min ahead of/],
])('a platform whose clock is %i s ahead is %s', async (seconds, result, words) => {
  const found = await withDate({ date: dateIn(seconds) })
  expect(found).toMatchObject({ id: 'clock', result })
  expect(found.text).toMatch(words)
  expect(found.cure === '').toBe(result === 'good')
})

it('an answer out of a cache is as old as it says', async () => {
  expect(await withDate({ date: dateIn(-600), age: '600' })).toMatchObject({ result: 'good' })
})

it('only the origin is asked, without a key', async () => {
  const { apiUrl, calls } = await apiStandIn({ status: 404 })
  expect(await check(apiUrl)).toMatchObject({ result: 'good' })
  expect(calls.every(({ method, path, key }) => method === 'HEAD' && path === '/' && key === null)).toBe(true)
})

it('an API that does not tell its time, or is not there, is skipped', async () => {
  expect(await withDate({ date: 'noon' })).toMatchObject({ result: 'skipped' })
  expect(await check(`http://127.0.0.1:${await unusedPort()}/v1`)).toMatchObject({ result: 'skipped' })
  expect(await check(`${await rawListener(socket => socket.end('SSH-2.0\r\n'))}/v1`)).toMatchObject({
    result: 'skipped',
  })
  expect(await check('nonsense')).toMatchObject({ result: 'skipped' })
  expect(await check(null)).toMatchObject({ result: 'skipped' })
})
